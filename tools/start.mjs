// `npm start`: installs and builds what is missing or stale, then serves until Ctrl-C. Settings: PORT, HOST, DATA_DIR,
// DATABASE_URL; `npm start -- --empty` leaves an empty database empty.
import './oldest-node.mjs'
import { resolve } from 'node:path'
import { prepare } from './prepare.mjs'

await prepare(resolve(import.meta.dirname, '..'), ['app', 'web'])
await import('../dist/app/server.mjs')
