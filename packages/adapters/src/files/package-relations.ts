import { posix } from 'node:path'
import { walkXml } from './xml-walk.ts'
import type { ZipEntries } from './zip-entries.ts'

/** Where a part of an office file leads to; `type` is the last word of its address. */
export type Relation = { id: string; type: string; target: string }

/** The relations of a part inside the package; of the package itself for ''. */
export async function relations(zip: ZipEntries, part: string): Promise<Relation[]> {
  const folder = posix.dirname(part)
  const pieces = await zip.open(posix.join(folder, '_rels', `${posix.basename(part)}.rels`))
  const found: Relation[] = []
  if (!pieces) return found
  await walkXml(pieces, {
    open(name, { Id = '', Type = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      found.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target })
    },
  })
  return found
}
