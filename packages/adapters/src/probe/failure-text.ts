import { NotAllowed } from './guarded-lookup.ts'

/** Node's codes in the words of the person who reads the list of failures; both languages know the code beside them. */
const said: Readonly<Record<string, string>> = {
  ECONNREFUSED: '拒绝连接',
  ECONNRESET: '连接被断开',
  EPIPE: '连接被断开',
  ETIMEDOUT: '连接超时',
  EHOSTUNREACH: '主机不可达',
  ENETUNREACH: '网络不可达',
  ENOTFOUND: '域名不存在',
  EAI_AGAIN: '域名解析没有应答',
  CERT_HAS_EXPIRED: '证书已过期',
  CERT_NOT_YET_VALID: '证书还没有生效',
  ERR_TLS_CERT_ALTNAME_INVALID: '证书不是这个域名的',
  DEPTH_ZERO_SELF_SIGNED_CERT: '证书是自签的',
  SELF_SIGNED_CERT_IN_CHAIN: '证书链里有自签的证书',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: '证书链不完整',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: '证书链不完整',
  HPE_HEADER_OVERFLOW: '响应头太长',
}

/** Why a probe failed, in one short sentence. */
export function failureText(cause: unknown, timeoutMs: number): string {
  if (cause instanceof NotAllowed) return `地址 ${cause.address} 不在允许的范围内`
  if (!(cause instanceof Error)) return String(cause)
  if (cause.message === 'timeout') return `${timeoutMs / 1000} 秒内没有完成`
  const code = 'code' in cause ? String(cause.code) : ''
  const words = said[code]
  if (words) return `${words}（${code}）`
  return code === '' ? cause.message.slice(0, 200) : `${cause.message.slice(0, 150)}（${code}）`
}
