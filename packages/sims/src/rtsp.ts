/** The longest request that is waited for. */
const MOST_BYTES = 8192

/**
 * A camera's RTSP: says what it can and describes its stream, H.264 with AAC. It plays nothing.
 *
 * @returns takes the bytes that came and gives the answers; null when the connection is to be ended
 * @source RFC 2326
 */
export function rtspSession(name: string): (bytes: Buffer) => string | null {
  let kept = ''
  return (bytes) => {
    kept += bytes.toString('latin1')
    if (kept.length > MOST_BYTES) return null
    let answers = ''
    for (let end = kept.indexOf('\r\n\r\n'); end >= 0; end = kept.indexOf('\r\n\r\n')) {
      answers += answerTo(kept.slice(0, end), name)
      kept = kept.slice(end + 4)
    }
    return answers
  }
}

function answerTo(request: string, name: string): string {
  const [first = '', ...headers] = request.split('\r\n')
  const [method = '', url = ''] = first.split(' ')
  const asked = headers.find((h) => /^cseq:/i.test(h))
  const answer = (status: string, more: readonly string[], body = '') =>
    [
      `RTSP/1.0 ${status}`,
      `CSeq: ${asked?.slice(5).trim() ?? '0'}`,
      'Server: Rongheng example camera',
      ...more,
      '',
      body,
    ].join('\r\n')
  if (!url.startsWith('rtsp://') && url !== '*') return answer('400 Bad Request', [])
  if (method === 'OPTIONS') return answer('200 OK', ['Public: OPTIONS, DESCRIBE'])
  if (method !== 'DESCRIBE') return answer('405 Method Not Allowed', ['Allow: OPTIONS, DESCRIBE'])
  const sdp = [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    `s=${name}`,
    'c=IN IP4 0.0.0.0',
    't=0 0',
    'm=video 0 RTP/AVP 96',
    'a=rtpmap:96 H264/90000',
    'a=fmtp:96 packetization-mode=1;profile-level-id=640028',
    'a=framerate:25',
    'a=control:track1',
    'm=audio 0 RTP/AVP 97',
    'a=rtpmap:97 MPEG4-GENERIC/48000/2',
    'a=control:track2',
    '',
  ].join('\r\n')
  return answer(
    '200 OK',
    ['Content-Type: application/sdp', `Content-Base: ${url}/`, `Content-Length: ${sdp.length}`],
    sdp,
  )
}
