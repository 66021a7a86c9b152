import { pino, type DestinationStream, type Logger } from 'pino'

/**
 * The program's log: one JSON line per event. Cookies, passwords, tokens and what people typed into a query never get in;
 * an address is logged without its query.
 */
export function makeLog(level: string, to?: DestinationStream): Logger {
  const options = {
    level,
    redact: {
      paths: [
        'req.headers',
        'res.headers',
        '*.password',
        '*.newPassword',
        '*.oldPassword',
        '*.token',
        '*.cookie',
      ],
      remove: true,
    },
    serializers: {
      req: (r: { method: string; url: string; ip?: string }) => ({
        method: r.method,
        path: r.url.split('?')[0],
        ip: r.ip,
      }),
    },
  }
  return to ? pino(options, to) : pino(options)
}
