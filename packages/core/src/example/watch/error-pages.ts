/** What comes with a status that is none of success. */
export type ErrorPage = { readonly mediaType: string; readonly body: string }

const reasons: Readonly<Record<number, string>> = {
  404: 'Not Found',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
}

/** The page of the server in front, as nginx writes it. */
const nginx = (status: number): ErrorPage => {
  const title = `${status} ${reasons[status] ?? 'Error'}`
  return {
    mediaType: 'text/html',
    body: [
      '<html>',
      `<head><title>${title}</title></head>`,
      '<body>',
      `<center><h1>${title}</h1></center>`,
      '<hr><center>nginx/1.22.1</center>',
      '</body>',
      '</html>',
      '',
    ].join('\r\n'),
  }
}

const json = (value: unknown): ErrorPage => ({
  mediaType: 'application/json; charset=utf-8',
  body: `${JSON.stringify(value)}\n`,
})

/** Interfaces that say themselves what is the matter, where they still can. */
const own: Readonly<Record<string, Readonly<Record<number, unknown>>>> = {
  'app-news': { 500: { code: 500, message: '新闻列表查询失败', error: 'Unknown column "n.top_until"' } },
  'app-cms': { 500: { code: 500, message: '写入失败', error: 'No space left on device' } },
  transcode: { 500: { code: 500, message: '转码授权已到期', error: 'license expired' } },
  'wechat-api': { 503: { errcode: 45_009, errmsg: 'reach max api daily quota limit' } },
}

/** What a target of the example sends with a status that says it cannot. */
export function errorPage(target: string, status: number): ErrorPage {
  const said = own[target]?.[status]
  return said === undefined ? nginx(status) : json(said)
}
