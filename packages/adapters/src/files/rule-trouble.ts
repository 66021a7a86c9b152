import { type Document, isNode, type LineCounter } from 'yaml'
import type { z } from 'zod'

/** What is wrong, in the two languages of the program: it is said before there is a page on which to choose one. */
export type Trouble = { readonly zh: string; readonly en: string }

/** What a schema objects to, as a person who writes rule files understands it: the line, the place in the file, what is expected. */
export function troubleOf(issue: z.core.$ZodIssue, document: Document, lines: LineCounter): Trouble {
  const path = issue.path.map(String)
  const place = path.join('.')
  const line = lineOf(document, lines, issue.path)
  const said = document.getIn(issue.path)
  const found = isPlain(said) ? JSON.stringify(said) : null
  const what = expected(issue)
  return {
    zh: `${line ? `第 ${line} 行，` : ''}${place ? `“${place}”` : '整个文件'}${what.zh}${found === null ? '' : `，现在写的是 ${found}`}`,
    en: `${line ? `line ${line}, ` : ''}${place ? `"${place}"` : 'the whole file'} ${what.en}${found === null ? '' : `; it says ${found}`}`,
  }
}

function expected(issue: z.core.$ZodIssue): Trouble {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? {
            zh: `没有写，应写${kinds[issue.expected]?.zh ?? issue.expected}`,
            en: `is missing: ${kinds[issue.expected]?.en ?? issue.expected}`,
          }
        : {
            zh: `应是${kinds[issue.expected]?.zh ?? issue.expected}`,
            en: `must be ${kinds[issue.expected]?.en ?? issue.expected}`,
          }
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? { zh: `不能小于 ${issue.minimum}`, en: `must be at least ${issue.minimum}` }
        : { zh: `不能空着或太少（至少 ${issue.minimum}）`, en: `must hold at least ${issue.minimum}` }
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int'
        ? { zh: `不能大于 ${issue.maximum}`, en: `must be at most ${issue.maximum}` }
        : { zh: `太长或太多（至多 ${issue.maximum}）`, en: `must hold at most ${issue.maximum}` }
    case 'invalid_value': {
      const values = issue.values.map(String).join('、')
      return { zh: `只能是：${values}`, en: `must be one of: ${issue.values.map(String).join(', ')}` }
    }
    case 'invalid_format':
      return {
        zh: '的写法不对，请照随程序带来的同类文件写',
        en: 'is not written as it should be: see the file of this kind that comes with the program',
      }
    case 'unrecognized_keys':
      return {
        zh: `里有程序不认识的项：${issue.keys.join('、')}，请检查拼写`,
        en: `holds names that are not known: ${issue.keys.join(', ')}; check their spelling`,
      }
    case 'not_multiple_of':
      return {
        zh: `小数位太多（最小单位 ${issue.divisor}）`,
        en: `has too many decimals (steps of ${issue.divisor})`,
      }
    case 'custom': {
      const [zh = issue.message, en = issue.message] = issue.message.split(' / ')
      return { zh: `：${zh}`, en: `: ${en}` }
    }
    default:
      return {
        zh: '的写法不对，请照随程序带来的同类文件写',
        en: 'does not fit: see the file of this kind that comes with the program',
      }
  }
}

const kinds: Readonly<Record<string, Trouble>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '是或否（true / false）', en: 'true or false' },
  array: { zh: '一列（每行以“- ”开头）', en: 'a list (lines that begin with "- ")' },
  object: { zh: '一组“名称: 值”', en: 'a group of "name: value"' },
  record: { zh: '一组“名称: 值”', en: 'a group of "name: value"' },
  null: { zh: '空（null）', en: 'null' },
}

const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value)

// What is missing has no line of its own: then that of what it is missing from.
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number | null {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return null
}
