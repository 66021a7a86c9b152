import { Logger } from 'graphile-worker'

/** The queue says nothing of itself; the runner reports failed jobs. */
export const quietLogger = new Logger(() => () => {})
