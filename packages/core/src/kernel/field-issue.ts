import type { z } from 'zod'
import type { WordFacts } from './words.ts'

/** One field that does not fit: its path `uses.0.amount`, and why, as the key of a sentence with its values. */
export type FieldIssue = { readonly path: string; readonly code: string; readonly facts: WordFacts }

type Issue = z.core.$ZodIssue

/** What a schema of ours says with its rule: the key of a sentence, `field.zero`. */
const isKey = (message: string): boolean => /^[a-z]+(\.[a-z-]+)+$/.test(message)

const isEmpty = (input: unknown): boolean => input === undefined || input === null || input === ''

/** The branch of a union that comes nearest: the one whose fault lies deepest. */
function nearest(branches: readonly (readonly Issue[])[]): Issue | undefined {
  const depth = (branch: readonly Issue[]) => Math.max(0, ...branch.map((issue) => issue.path.length))
  return branches.toSorted((a, b) => depth(b) - depth(a))[0]?.[0]
}

function why(issue: Issue): { code: string; facts: WordFacts } {
  const only = (code: string, facts: WordFacts = {}) => ({ code: `field.${code}`, facts })
  if (isEmpty(issue.input)) return only('missing')
  if (isKey(issue.message)) return { code: issue.message, facts: {} }
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected === 'int') return only('not-whole')
      return only(issue.expected === 'number' ? 'not-number' : 'wrong-form')
    case 'too_small': {
      const min = Number(issue.minimum)
      if (issue.origin === 'string') return min <= 1 ? only('missing') : only('too-short', { min })
      if (issue.origin === 'array') return only('too-few', { min })
      return min === 0 ? only('below-zero') : only('too-small', { min })
    }
    case 'too_big': {
      const max = Number(issue.maximum)
      if (issue.origin === 'string') return only('too-long', { max })
      if (issue.origin === 'array') return only('too-many', { max })
      return max >= Number.MAX_SAFE_INTEGER ? only('too-large-to-count') : only('too-large', { max })
    }
    case 'invalid_format':
      return only('wrong-form')
    case 'invalid_value':
      return only('no-option')
    case 'unrecognized_keys':
      return only('unknown')
    default:
      return only('wrong-form')
  }
}

/** A zod issue (parsed with `reportInput`) as the path of its field and the key of a sentence. */
export function fieldIssue(issue: Issue): FieldIssue {
  const inside = issue.code === 'invalid_union' ? nearest(issue.errors) : undefined
  if (inside) {
    const found = fieldIssue(inside)
    return { ...found, path: [...issue.path.map(String), found.path].filter(Boolean).join('.') }
  }
  return { path: issue.path.map(String).join('.'), ...why(issue) }
}
