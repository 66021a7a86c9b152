import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RuleFile, RuleKind, Rulebook } from '@rongheng/core/kernel/rulebook'
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { type Trouble, troubleOf } from './rule-trouble.ts'

/** A rule file that cannot be used: the start of the program says which file, where in it, what is wrong, and what to do. */
export class RulebookError extends Error {
  constructor(path: string, origin: 'shipped' | 'local', troubles: readonly Trouble[]) {
    const shown = troubles.slice(0, MOST_TROUBLES)
    const more = troubles.length - shown.length
    const list = (of: 'zh' | 'en', rest: string) =>
      [...shown.map((trouble) => `  - ${trouble[of]}`), ...(more > 0 ? [`  - ${rest}`] : [])].join('\n')
    const todo =
      origin === 'local'
        ? {
            zh: '请改正这个文件后重新启动；暂时用不上时，先把它移出 rulebook 文件夹。数据没有变动。',
            en: 'Mend the file and start again, or move it out of the folder rulebook for now. No data was changed.',
          }
        : {
            zh: '这是随程序带来的文件，可能被改动过：请重新安装程序。数据没有变动。',
            en: 'This file came with the program and was perhaps changed: install the program again. No data was changed.',
          }
    super(
      `规则文件 ${path} 无法使用：\n${list('zh', `另有 ${more} 处`)}\n${todo.zh}\n` +
        `The rule file ${path} cannot be used:\n${list('en', `${more} more`)}\n${todo.en}`,
    )
    this.name = 'RulebookError'
  }
}

const MOST_TROUBLES = 8

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
          throw new RulebookError(place, origin, [
            {
              zh: `编号 ${file.id} 已被另一个文件使用，请换一个编号和文件名`,
              en: `the id ${file.id} belongs to another file: choose another id and file name`,
            },
          ])
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
  const lines = new LineCounter()
  const document = parseDocument(textOf(bytes, place, origin), { lineCounter: lines })
  if (document.errors.length > 0)
    throw new RulebookError(
      place,
      origin,
      document.errors.map(({ linePos, message }) => ({
        zh: `第 ${linePos?.[0].line ?? '?'} 行第 ${linePos?.[0].col ?? '?'} 列附近不是有效的 YAML，请检查缩进、冒号后的空格、引号和括号`,
        en: message.split('\n')[0] ?? message,
      })),
    )
  const checked = z.safeParse(kind.schema, document.toJS({ maxAliasCount: 20 }), { reportInput: true })
  if (!checked.success)
    throw new RulebookError(
      place,
      origin,
      checked.error.issues.map((issue) => troubleOf(issue, document, lines)),
    )
  const id = name.replace(/\.ya?ml$/, '')
  if ((checked.data as { id?: unknown }).id !== id)
    throw new RulebookError(place, origin, [
      { zh: `文件里的 id 应与文件名相同（${id}）`, en: `the id in the file must be its name (${id})` },
    ])
  return {
    id,
    path: `${kind.folder}/${name}`,
    sm3: createHash('sm3').update(bytes).digest('hex'),
    origin,
    rule: checked.data,
  }
}

function textOf(bytes: Uint8Array, place: string, origin: 'shipped' | 'local'): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new RulebookError(place, origin, [
      {
        zh: '文件不是 UTF-8 编码，请用文本编辑器另存为 UTF-8',
        en: 'the file is not UTF-8: save it as UTF-8 in a text editor',
      },
    ])
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
