import { allEndpoints } from '@rongheng/core/api'
import type { Endpoint } from '@rongheng/core/kernel/endpoint'
import { schemaOf, type Schema } from './openapi.ts'

const domains: Readonly<Record<string, string>> = {
  kernel: '公共 · kernel',
  identity: '人员与单位 · identity',
  budget: '预算与支付 · budget',
  ledger: '支付台账导入 · ledger',
  evaluate: '目标与评分 · evaluate',
  report: '报告 · report',
  example: '示例中心 · example',
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

/** The API as a page to read: every contract by domain, without a script. */
export function apiPage(): string {
  const groups = new Map<string, { name: string; endpoint: Endpoint }[]>()
  for (const one of allEndpoints()) {
    const domain = one.name.split('.')[0] ?? ''
    groups.set(domain, [...(groups.get(domain) ?? []), one])
  }
  const menu = [...groups].map(
    ([domain, list]) =>
      `<li><a href="#${domain}">${escape(domains[domain] ?? domain)}</a> <small>${list.length}</small></li>`,
  )
  const sections = [...groups].map(
    ([domain, list]) =>
      `<section><h2 id="${domain}">${escape(domains[domain] ?? domain)}</h2>${list.map(entry).join('')}</section>`,
  )
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,"><title>融衡 API</title><style>${style}</style></head><body>
<header><h1>融衡 API</h1>
<p>每个接口只写一次合约，服务端、网页和命令行都照它执行；本页由合约生成。机器可读的版本：<a href="/api/openapi.json">/api/openapi.json</a>（OpenAPI 3.1）。</p>
<p lang="en">Each endpoint is one contract that server, web and command line share; this page is made from them. Sign in with <code>POST /api/session</code>; the session travels in a cookie. Money is whole fen (分), moments are milliseconds since 1970 UTC, days are civil days in Shanghai. A refusal answers <code>{ code, facts, requestId }</code>; 422 names each field.</p>
<nav><ul>${menu.join('')}</ul></nav></header><main>${sections.join('')}</main></body></html>`
}

function entry({ name, endpoint: e }: { name: string; endpoint: Endpoint }): string {
  const parts = [
    `<p class="facts">权限 permission <code>${escape(e.permission)}</code>${e.upload ? ` · 上传 upload ≤ ${Math.round(e.upload.maxBytes / 1024)} KiB` : ''}${e.download ? ' · 下载 download' : ''}</p>`,
    table('输入 Input', schemaOf(e.input, 'input')),
    e.download ? '' : table('输出 Output', schemaOf(e.output, 'output')),
  ]
  return `<details id="${escape(name)}"><summary><span class="m ${e.method}">${e.method}</span> <code>${escape(e.path).replace(/(:\w+)/g, '<b>$1</b>')}</code> <span class="s">${escape(e.summary)}</span></summary>${parts.join('')}</details>`
}

function table(title: string, schema: Schema): string {
  const rows = rowsOf(schema, '', 0)
  if (rows.length === 0) return ''
  return `<h3>${title}</h3><table><thead><tr><th>字段 Field</th><th>类型 Type</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
}

const DEEPEST = 3

function rowsOf(schema: Schema, path: string, depth: number): string[] {
  const inner = schema.properties ?? schema.items?.properties
  if (!inner || depth > DEEPEST) return []
  const required = (schema.properties ? schema.required : schema.items?.required) ?? []
  return Object.entries(inner).flatMap(([field, child]) => {
    const optional = required.includes(field) ? '' : ' <small>可省 optional</small>'
    const full = path ? `${path}.${field}` : field
    return [
      `<tr><td><code>${escape(full)}</code>${optional}</td><td>${escape(typeText(child))}</td></tr>`,
      ...rowsOf(child, child.items ? `${full}[]` : full, depth + 1),
    ]
  })
}

/** A schema in a few words: `text`, `whole number`, `"a" | "b"`, `list of …`. */
function typeText(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ')
  const either = schema.anyOf
  if (either) return either.map(typeText).join(' | ')
  if (schema.items) return `list of ${typeText(schema.items)}`
  if (schema.type === 'array') return 'list'
  if (schema.type === 'string')
    return schema.format ?? (schema.pattern && schema.pattern.length < 60 ? `text ${schema.pattern}` : 'text')
  if (schema.type === 'integer') return 'whole number'
  if (typeof schema.type === 'string') return schema.type
  return 'any'
}

const style = `:root{color-scheme:light dark}body{font:16px/1.6 system-ui,"Microsoft YaHei",sans-serif;max-width:60rem;margin:0 auto;padding:1.5rem;color:#1f2328;background:#fff}
h1{margin:.2em 0}h2{margin-top:2.5rem;border-bottom:1px solid #d0d7de;padding-bottom:.3rem}h3{font-size:.95rem;margin:1rem 0 .3rem}
nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.5rem;padding:0;list-style:none}a{color:#0958d9}
details{border:1px solid #d0d7de;border-radius:8px;margin:.5rem 0;padding:.5rem .8rem;overflow-x:auto}summary{cursor:pointer;overflow-wrap:anywhere}
summary b{color:#9a3412}.s{color:#57606a}.m{display:inline-block;min-width:4.2em;text-align:center;border-radius:4px;font:600 .8rem/1.7 monospace;color:#fff}
.GET{background:#0958d9}.POST{background:#237804}.PUT{background:#ad4e00}.DELETE{background:#a8071a}
.facts{color:#57606a;margin:.6rem 0}table{border-collapse:collapse;width:100%;font-size:.9rem}td,th{border-bottom:1px solid #d8dee4;text-align:left;padding:.25rem .5rem;vertical-align:top;overflow-wrap:anywhere}
code{font-family:ui-monospace,Consolas,monospace;font-size:.92em}small{color:#57606a}
@media(prefers-color-scheme:dark){body{background:#0d1117;color:#e6edf3}a{color:#79b8ff}details,h2,td,th{border-color:#30363d}.s,.facts,small{color:#9da7b1}summary b{color:#ffa657}}`
