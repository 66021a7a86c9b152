import type { Words } from '../../kernel/words.ts'

/** Codes of Node's and of the system's, with their meaning, as `net.` and the code. */
export const codeSentences = {
  'net.ECONNREFUSED': { zh: '拒绝连接（ECONNREFUSED）', en: 'Connection refused (ECONNREFUSED)' },
  'net.ECONNRESET': { zh: '连接被断开（ECONNRESET）', en: 'Connection broken off (ECONNRESET)' },
  'net.EPIPE': { zh: '连接被断开（EPIPE）', en: 'Connection broken off (EPIPE)' },
  'net.ETIMEDOUT': { zh: '连接超时（ETIMEDOUT）', en: 'Connecting took too long (ETIMEDOUT)' },
  'net.EHOSTUNREACH': { zh: '主机不可达（EHOSTUNREACH）', en: 'No way to the host (EHOSTUNREACH)' },
  'net.ENETUNREACH': { zh: '网络不可达（ENETUNREACH）', en: 'No way to the network (ENETUNREACH)' },
  'net.ENOTFOUND': { zh: '域名不存在（ENOTFOUND）', en: 'No such name (ENOTFOUND)' },
  'net.EAI_AGAIN': {
    zh: '域名解析没有应答（EAI_AGAIN）',
    en: 'The name was not resolved: no answer (EAI_AGAIN)',
  },
  'net.CERT_HAS_EXPIRED': {
    zh: '证书已过期（CERT_HAS_EXPIRED）',
    en: 'The certificate has expired (CERT_HAS_EXPIRED)',
  },
  'net.CERT_NOT_YET_VALID': {
    zh: '证书还没有生效（CERT_NOT_YET_VALID）',
    en: 'The certificate is not valid yet (CERT_NOT_YET_VALID)',
  },
  'net.ERR_TLS_CERT_ALTNAME_INVALID': {
    zh: '证书不是这个域名的（ERR_TLS_CERT_ALTNAME_INVALID）',
    en: 'The certificate is of another name (ERR_TLS_CERT_ALTNAME_INVALID)',
  },
  'net.DEPTH_ZERO_SELF_SIGNED_CERT': {
    zh: '证书是自签的（DEPTH_ZERO_SELF_SIGNED_CERT）',
    en: 'The certificate is self-signed (DEPTH_ZERO_SELF_SIGNED_CERT)',
  },
  'net.SELF_SIGNED_CERT_IN_CHAIN': {
    zh: '证书链里有自签的证书（SELF_SIGNED_CERT_IN_CHAIN）',
    en: 'The chain has a self-signed certificate (SELF_SIGNED_CERT_IN_CHAIN)',
  },
  'net.UNABLE_TO_VERIFY_LEAF_SIGNATURE': {
    zh: '证书链不完整（UNABLE_TO_VERIFY_LEAF_SIGNATURE）',
    en: 'The chain of certificates is not complete (UNABLE_TO_VERIFY_LEAF_SIGNATURE)',
  },
  'net.UNABLE_TO_GET_ISSUER_CERT_LOCALLY': {
    zh: '证书链不完整（UNABLE_TO_GET_ISSUER_CERT_LOCALLY）',
    en: 'The chain of certificates is not complete (UNABLE_TO_GET_ISSUER_CERT_LOCALLY)',
  },
  'net.CERT_SIGNATURE_FAILURE': {
    zh: '证书的签名不对（CERT_SIGNATURE_FAILURE）',
    en: 'The signature of the certificate is wrong (CERT_SIGNATURE_FAILURE)',
  },
  'net.CERT_REVOKED': {
    zh: '证书已被吊销（CERT_REVOKED）',
    en: 'The certificate was revoked (CERT_REVOKED)',
  },
  'net.CERT_CHAIN_TOO_LONG': {
    zh: '证书链太长（CERT_CHAIN_TOO_LONG）',
    en: 'The chain of certificates is too long (CERT_CHAIN_TOO_LONG)',
  },
  'net.INVALID_CA': {
    zh: '签发者的证书不能签发（INVALID_CA）',
    en: 'The certificate of the issuer may not issue any (INVALID_CA)',
  },
  'net.EPROTO': { zh: 'TLS 握手失败（EPROTO）', en: 'The TLS handshake failed (EPROTO)' },
  'net.ERR_SSL_WRONG_VERSION_NUMBER': {
    zh: '对方没有说 TLS（ERR_SSL_WRONG_VERSION_NUMBER）',
    en: 'The other side does not speak TLS (ERR_SSL_WRONG_VERSION_NUMBER)',
  },
  'net.ERR_SSL_UNSUPPORTED_PROTOCOL': {
    zh: 'TLS 版本不被接受（ERR_SSL_UNSUPPORTED_PROTOCOL）',
    en: 'The version of TLS is not accepted (ERR_SSL_UNSUPPORTED_PROTOCOL)',
  },
  'net.ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION': {
    zh: 'TLS 版本不被接受（ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION）',
    en: 'The version of TLS is not accepted (ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION)',
  },
  'net.EADDRINUSE': {
    zh: '端口已被本机别的程序占用（EADDRINUSE）',
    en: 'Another program of this machine has the port (EADDRINUSE)',
  },
  'net.EADDRNOTAVAIL': {
    zh: '不是本机的地址（EADDRNOTAVAIL）',
    en: 'Not an address of this machine (EADDRNOTAVAIL)',
  },
  'net.ENODEV': { zh: '没有可用的网卡（ENODEV）', en: 'No network card can be used (ENODEV)' },
  'net.HPE_HEADER_OVERFLOW': {
    zh: '响应头太长（HPE_HEADER_OVERFLOW）',
    en: 'The headers of the answer are too long (HPE_HEADER_OVERFLOW)',
  },
} as const satisfies Words

/** Codes of a resolver, as `dns.` and the code. */
export const resolverSentences = {
  'dns.ENOTFOUND': { zh: '域名不存在（ENOTFOUND）', en: 'No such name (ENOTFOUND)' },
  'dns.ENODATA': { zh: '没有这种记录（ENODATA）', en: 'No records of this type (ENODATA)' },
  'dns.ESERVFAIL': {
    zh: '服务器说它查不到（ESERVFAIL）',
    en: 'The server could not find it out (ESERVFAIL)',
  },
  'dns.EREFUSED': { zh: '服务器拒绝回答（EREFUSED）', en: 'The server refused to answer (EREFUSED)' },
  'dns.ETIMEOUT': { zh: '服务器没有应答（ETIMEOUT）', en: 'No answer from the server (ETIMEOUT)' },
  'dns.ECONNREFUSED': {
    zh: '服务器没有应答（ECONNREFUSED）',
    en: 'No answer from the server (ECONNREFUSED)',
  },
  'dns.EBADRESP': {
    zh: '服务器的回答读不懂（EBADRESP）',
    en: 'The answer of the server was not understood (EBADRESP)',
  },
  'dns.EFORMERR': {
    zh: '服务器说问题写错了（EFORMERR）',
    en: 'The server says that the question is wrong (EFORMERR)',
  },
  'dns.EBADNAME': { zh: '域名写法不对（EBADNAME）', en: 'Not a domain name (EBADNAME)' },
} as const satisfies Words

/** Connections, names, time and pings. */
export const networkSentences = {
  ...codeSentences,
  ...resolverSentences,
  'net.not-allowed': {
    zh: '地址 {address} 不在允许的范围内',
    en: 'Address {address} is outside the allowed ranges',
  },
  'net.late': { zh: '{s} 秒内没有完成', en: 'Not finished within {s} s' },
  'net.closed': { zh: '连接被断开', en: 'Connection broken off' },
  'net.other': { zh: '{message}（{code}）', en: '{message} ({code})' },
  'tcp.closed': { zh: '对方没有回答就断开了', en: 'The other side hung up without an answer' },
  'tcp.missing': { zh: '回答里没有“{text}”', en: 'The answer does not hold “{text}”' },
  'dns.missing': {
    zh: '没有记录 {missing}，解析到的是 {found}',
    en: 'Missing record: {missing}; found: {found}',
  },
  'dns.strange': { zh: '多出记录 {found}', en: 'Records that should not be there: {found}' },
  'ntp.refused': { zh: '服务器不回答：{why}', en: 'The server does not answer: {why}' },
  'ntp.not-set': { zh: '服务器自己还没有对上时', en: 'The server has not set its own clock yet' },
  'ntp.stratum': {
    zh: '层级 {stratum}，离标准时间太远',
    en: 'Stratum {stratum}, too far from a reference clock',
  },
  'ntp.off': { zh: '与本机相差 {s} 秒', en: '{s} s away from the clock of this machine' },
  'icmp.none-sent': { zh: '没有发出任何包', en: 'No packet was sent' },
  'icmp.silent': { zh: '没有应答', en: 'No answer' },
  'icmp.loss': { zh: '丢包 {percent}', en: '{percent} of the packets were lost' },
  'icmp.no-program': {
    zh: '本机没有 fping 和 ping：请安装 Debian 软件包 fping',
    en: 'This machine has neither fping nor ping: install the Debian package fping',
  },
  'icmp.program': { zh: '{program}：{said}', en: '{program}: {said}' },
  'icmp.no-result': { zh: '没有结果', en: 'no result' },
} as const satisfies Words
