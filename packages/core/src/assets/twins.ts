import type { FieldIssue } from '../kernel/field-issue.ts'
import type { AssetKind } from './record.ts'

/** What no two records of a unit have in common, by kind, and the sentence for one that has. */
const apart: { readonly [K in AssetKind]?: { readonly field: string; readonly code: string } } = {
  system: { field: 'name', code: 'assets.name-taken' },
  device: { field: 'assetNumber', code: 'assets.number-taken' },
}

type Entry = Readonly<Record<string, unknown>>

/**
 * By what a record is told apart from the others of its kind: the name of a system, the asset number of a device, without what a
 * reader does not see ("播出 系统" and "播出系统" are one).
 *
 * @returns '' for what is told apart by nothing
 */
export function apartBy(kind: AssetKind, entry: Entry): string {
  const value = entry[apart[kind]?.field ?? '']
  return typeof value === 'string' ? value.normalize('NFKC').replace(/\s/g, '').toLowerCase() : ''
}

/**
 * What is wrong with an entry when another record already has what tells it apart; it names the other.
 *
 * @param before the record as it is on record: what it has already it may keep, whoever else has it
 * @returns null when nothing is wrong
 */
export function twinIssue(
  kind: AssetKind,
  entry: Entry,
  others: Iterable<Entry & { readonly name: string }>,
  before: Entry | null,
): FieldIssue | null {
  const rule = apart[kind]
  const wanted = apartBy(kind, entry)
  if (!rule || wanted === '' || (before && apartBy(kind, before) === wanted)) return null
  for (const other of others)
    if (apartBy(kind, other) === wanted)
      return { path: rule.field, code: rule.code, facts: { other: other.name } }
  return null
}
