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
  CERT_SIGNATURE_FAILURE: '证书的签名不对',
  CERT_REVOKED: '证书已被吊销',
  CERT_CHAIN_TOO_LONG: '证书链太长',
  INVALID_CA: '签发者的证书不能签发',
  EPROTO: 'TLS 握手失败',
  ERR_SSL_WRONG_VERSION_NUMBER: '对方没有说 TLS',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'TLS 版本不被接受',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'TLS 版本不被接受',
  EADDRINUSE: '端口已被本机别的程序占用',
  EADDRNOTAVAIL: '不是本机的地址',
  ENODEV: '没有可用的网卡',
  HPE_HEADER_OVERFLOW: '响应头太长',
}

/** Why a probe failed, in one short sentence. */
export function failureText(cause: unknown, timeoutMs: number): string {
  if (cause instanceof NotAllowed) return `地址 ${cause.address} 不在允许的范围内`
  if (!(cause instanceof Error)) return String(cause)
  if (cause.message === 'timeout') return `${timeoutMs / 1000} 秒内没有完成`
  const code = 'code' in cause ? String(cause.code) : ''
  if (said[code]) return codeText(code)
  return code === '' ? cause.message.slice(0, 200) : `${cause.message.slice(0, 150)}（${code}）`
}

/** A code of Node's in words, with the code beside them; a code without words as it is. */
export const codeText = (code: string): string => (said[code] ? `${said[code]}（${code}）` : code)

/** Whether a connection was given up for its certificate. */
export const isCertificateFault = (cause: unknown): boolean =>
  cause instanceof Error &&
  'code' in cause &&
  /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|INVALID_CA/.test(String(cause.code))
