import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RuleFile, RuleKind, Rulebook } from '@rongheng/core/kernel/rulebook'
import { parse } from 'yaml'
import { z } from 'zod'

/** A rule file that cannot be used: the start of the program says which file, where in it, and what is wrong. */
export class RulebookError extends Error {
  constructor(path: string, problem: string) {
    super(`规则文件 ${path} 无法使用：${problem}`)
    this.name = 'RulebookError'
  }
}

/**
 * Reads and checks every YAML file of the known kinds, in the shipped rulebook and in the county's own.
 *
 * @param shipped the folder `rulebook/` of the program
 * @param local DATA_DIR/rulebook; it need not exist
 * @throws RulebookError for the first file that is not YAML, does not fit its kind, or takes an id that is already there
 */
export async function loadRulebook(
  shipped: string,
  local: string | null,
  kinds: readonly RuleKind[],
): Promise<Rulebook> {
  const byFolder = new Map<string, Map<string, RuleFile<unknown>>>()
  for (const kind of kinds) {
    const files = new Map<string, RuleFile<unknown>>()
    for (const [origin, root] of [
      ['shipped', shipped],
      ['local', local],
    ] as const) {
      if (root === null) continue
      for (const name of await yamlNames(join(root, kind.folder))) {
        const place = join(root, kind.folder, name)
        const file = read(kind, origin, name, place, await readFile(place))
        if (files.has(file.id))
          throw new RulebookError(place, `编号 ${file.id} 已被另一个文件使用，请换一个编号和文件名`)
        files.set(file.id, file)
      }
    }
    byFolder.set(kind.folder, new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))))
  }
  const of = (kind: RuleKind) => {
    const files = byFolder.get(kind.folder)
    if (!files) throw new Error(`rule kind ${kind.folder} was not loaded: add it to core/src/rule-kinds.ts`)
    return files
  }
  // The schema of the kind has just been applied to each file, which is what the cast relies on.
  return {
    list: (kind) => [...of(kind).values()] as never,
    find: (kind, id) => (of(kind).get(id) ?? null) as never,
  }
}

function read(
  kind: RuleKind,
  origin: 'shipped' | 'local',
  name: string,
  place: string,
  bytes: Uint8Array,
): RuleFile<unknown> {
  let content: unknown
  try {
    content = parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), { maxAliasCount: 20 })
  } catch (cause) {
    throw new RulebookError(
      place,
      `不是有效的 UTF-8 YAML（${cause instanceof Error ? cause.message.split('\n')[0] : String(cause)}）`,
    )
  }
  const checked = z.safeParse(kind.schema, content)
  if (!checked.success)
    throw new RulebookError(
      place,
      checked.error.issues.map((issue) => `${issue.path.join('.') || '文件'}：${issue.message}`).join('；'),
    )
  const id = name.replace(/\.ya?ml$/, '')
  if ((checked.data as { id?: unknown }).id !== id)
    throw new RulebookError(place, `文件里的 id 应与文件名相同（${id}）`)
  return {
    id,
    path: `${kind.folder}/${name}`,
    sm3: createHash('sm3').update(bytes).digest('hex'),
    origin,
    rule: checked.data,
  }
}

async function yamlNames(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort()
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw cause
  }
}
