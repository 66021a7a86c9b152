/** The longest command that is waited for; a longer one ends the connection. */
const MOST_BYTES = 4096

/**
 * Reads commands of Redis from what a connection sends, as arrays or as plain lines, and answers them.
 *
 * @returns takes the bytes that came and gives the answers; null when the connection is to be ended
 * @source https://redis.io/docs/latest/develop/reference/protocol-spec/
 */
export function redisSession(memoryBytes: () => number): (bytes: Buffer) => string | null {
  let kept = ''
  return (bytes) => {
    kept += bytes.toString('latin1')
    if (kept.length > MOST_BYTES) return null
    let answers = ''
    for (let next = takeCommand(kept); next; next = takeCommand(kept)) {
      kept = kept.slice(next.length)
      const answer = answerTo(next.words, memoryBytes)
      if (answer === null) return null
      answers += answer
    }
    return answers
  }
}

/** @returns the words of the first command and how long it is; null while it is not whole */
function takeCommand(text: string): { words: readonly string[]; length: number } | null {
  if (!text.startsWith('*')) {
    const end = text.indexOf('\n')
    return end < 0 ? null : { words: text.slice(0, end).trim().split(/\s+/).filter(Boolean), length: end + 1 }
  }
  const lineAt = (from: number) => {
    const end = text.indexOf('\r\n', from)
    return end < 0 ? null : { line: text.slice(from, end), next: end + 2 }
  }
  const head = lineAt(0)
  if (!head) return null
  const words: string[] = []
  let at = head.next
  for (let i = 0; i < Number(head.line.slice(1)); i++) {
    const size = lineAt(at)
    if (!size) return null
    const length = Number(size.line.slice(1))
    if (text.length < size.next + length + 2) return null
    words.push(text.slice(size.next, size.next + length))
    at = size.next + length + 2
  }
  return { words, length: at }
}

const bulk = (text: string): string => `$${Buffer.byteLength(text)}\r\n${text}\r\n`

function answerTo([command = '', ...words]: readonly string[], memoryBytes: () => number): string | null {
  switch (command.toUpperCase()) {
    case '':
      return ''
    case 'PING':
      return words[0] === undefined ? '+PONG\r\n' : bulk(words[0])
    case 'ECHO':
      return bulk(words[0] ?? '')
    case 'SELECT':
    case 'CLIENT':
      return '+OK\r\n'
    case 'AUTH':
      return '-ERR Client sent AUTH, but no password is set\r\n'
    case 'HELLO':
      return '-NOPROTO unsupported protocol version\r\n'
    case 'DBSIZE':
      return ':48210\r\n'
    case 'INFO':
      return bulk(
        `# Server\r\nredis_version:7.0.15\r\n# Memory\r\nused_memory:${Math.round(memoryBytes())}\r\n# Replication\r\nrole:master\r\nconnected_slaves:0\r\n`,
      )
    case 'QUIT':
      return null
    default:
      return `-ERR unknown command '${command.slice(0, 40)}'\r\n`
  }
}
