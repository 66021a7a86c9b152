import { useSaid } from './use-said.ts'

/** One saying, for pages that load the sentences only when there is something to be said. */
export const Said = ({ saying }: { saying: string }) => <>{useSaid()(saying)}</>
