import net from 'node:net'
import { type Asking, type DatabaseAnswer, held } from './answer.ts'

/** Signs in to MySQL or MariaDB, and asks within a transaction that only reads. */
export async function askMysql(asking: Asking): Promise<DatabaseAnswer> {
  const { settings, password, address, port, stop, timeoutMs } = asking
  const { user, database, tls, query } = settings
  const { default: mysql } = await import('mysql2')
  const socket = net.connect(port, address)
  socket.on('error', () => {})
  const { broken } = held(socket, stop)
  const connection = mysql.createConnection({
    user,
    password,
    ...(database === '' ? {} : { database }),
    stream: () => socket,
    connectTimeout: timeoutMs,
    ...(tls ? { ssl: { rejectUnauthorized: false } } : {}),
    multipleStatements: false,
    // A server may ask the client for a file of its choice: it gets none.
    flags: ['-LOCAL_FILES'],
  })
  connection.on('error', () => {})
  const asked = (text: string) =>
    new Promise<unknown>((resolve, reject) => {
      connection.query({ sql: text, rowsAsArray: true }, (error, rows) => {
        if (error) reject(error)
        else resolve(rows)
      })
    })
  return Promise.race([
    broken,
    (async () => {
      await asked('START TRANSACTION READ ONLY')
      const signedInAt = performance.now()
      const rows = await asked(query === '' ? 'SELECT 1' : query)
      const [first] = Array.isArray(rows) ? (rows as unknown[]) : []
      return { signedInAt, value: Array.isArray(first) ? (first as unknown[])[0] : undefined }
    })(),
  ])
}
