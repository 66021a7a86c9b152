import { fieldIssue } from '../kernel/field-issue.ts'
import { type AssetField, fieldsOf } from './fields.ts'
import type { ReadRow, ReadWorkbook } from './import-read.ts'
import type { ImportRow, RowFault } from './import-result.ts'
import { alikeAfter } from './import-twins.ts'
import { makesCircle } from './needs.ts'
import { placeOf } from './place.ts'
import { type AssetKind, assetKinds, entrySchemas } from './record.ts'
import { type Records, needSheet, sheetKinds } from './sheets.ts'
import { twinIssue } from './twins.ts'

type Entry = Readonly<Record<string, unknown>>
type Named = { readonly id: string; readonly name: string }

/** One record that an import writes. Ids that begin with `+` stand for records that get theirs when they are written. */
export type PlannedWrite = { readonly kind: AssetKind; readonly id: string; readonly entry: Entry }

/** What an import would do. */
export type ImportPlan = {
  readonly rows: readonly ImportRow[]
  readonly writes: readonly PlannedWrite[]
  readonly needs: readonly { readonly fromId: string; readonly toId: string }[]
  readonly unread: readonly string[]
}

/** What stands on record in the unit that an import goes to. */
export type Existing = {
  readonly records: Records
  readonly needs: readonly { readonly fromId: string; readonly toId: string }[]
  readonly people: readonly Named[]
}

/** A row on its way: which record it is about. */
type Placed = {
  readonly row: ReadRow
  readonly kind: AssetKind
  readonly id: string
  readonly faults: RowFault[]
}

const nameOf = (row: ReadRow): string => String(row.values.get('name') ?? '')
const plain = (value: unknown): unknown =>
  typeof value === 'string' ? value.normalize('NFKC').trim() : value
const fault = (code: string, facts: RowFault['facts'] = {}, column: string | null = null): RowFault => ({
  column,
  code,
  facts,
})

/** By what a row without an id finds its record, best first. */
const keysOf: Readonly<Record<AssetKind, readonly (readonly string[])[]>> = {
  location: [['name']],
  vendor: [['name']],
  contract: [['number'], ['name']],
  system: [['name']],
  device: [['assetNumber'], ['serial'], ['name']],
  software: [['name', 'edition']],
}

/** What importing a workbook would do to what a unit has: every row with its fate and why, and what would be written. */
export function planImport(book: ReadWorkbook, existing: Existing): ImportPlan {
  const placed = assetKinds.flatMap((kind) => placeRows(kind, book.rows[kind], existing.records[kind]))
  const targets = targetsOf(placed, existing.records)
  const othersLike = alikeAfter(placed, existing.records)
  const rows: ImportRow[] = []
  const writes: PlannedWrite[] = []
  for (const one of placed) {
    const before = existing.records[one.kind].find((record) => record.id === one.id)
    const { entry, faults } = entryOf(one, before, targets, existing)
    const twin = twinIssue(one.kind, entry, othersLike(one), before ?? null)
    if (twin) faults.push(fault(twin.code, twin.facts, titleOf(one.kind, twin.path)))
    const changes = fieldsOf(one.kind).filter((f) => before && plain(before[f.key]) !== plain(entry[f.key]))
    const all = [...one.row.faults, ...one.faults, ...faults]
    const fate = all.length > 0 ? 'fault' : !before ? 'new' : changes.length > 0 ? 'changed' : 'same'
    rows.push({
      sheet: one.row.sheet,
      rowNo: one.row.rowNo,
      name: nameOf(one.row),
      fate,
      faults: all,
      changes: changes.map((field) => field.zh),
    })
    if (fate === 'new' || fate === 'changed') writes.push({ kind: one.kind, id: one.id, entry })
  }
  const sound = withoutOrphans(rows, placed, writes)
  const needs = planNeeds(book, existing, targets, new Set(sound.writes.map((write) => write.id)))
  return {
    rows: [...inSheetOrder(sound.rows, placed), ...needs.rows],
    writes: sound.writes,
    needs: needs.needs,
    unread: book.unread,
  }
}

/** Which record each row of a kind is about: by its id, or by what tells such records apart. */
function placeRows(kind: AssetKind, rows: readonly ReadRow[], records: Records[AssetKind]): Placed[] {
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const faults: RowFault[] = []
    const token = `+${kind}:${row.sheet}:${row.rowNo}`
    const place = (id: string): Placed => {
      const first = seen.get(id)
      if (first !== undefined) faults.push(fault('assets.row.twice', { row: first }))
      seen.set(id, row.rowNo)
      return { row, kind, id, faults }
    }
    if (row.id !== '') {
      if (records.some((record) => record.id === row.id)) return place(row.id)
      faults.push(fault('assets.row.no-record', { id: row.id }))
      return { row, kind, id: token, faults }
    }
    for (const keys of keysOf[kind]) {
      const wanted = keys.map((key) => plain(row.values.get(key) ?? ''))
      if (wanted[0] === '') continue
      const same = (record: Entry) => keys.every((key, i) => plain(record[key] ?? '') === wanted[i])
      const found = records.filter(same)
      if (found.length > 1)
        faults.push(fault('assets.row.twins', { name: String(wanted[0]), count: found.length }))
      if (found.length > 0) return place(found[0]?.id ?? token)
      // Several devices may be called the same; anything else called the same twice in one file is one thing entered twice.
      if (kind === 'device' && keys[0] === 'name') break
      const tag = `${keys.join()} ${wanted.join(' ')}`
      const first = seen.get(tag)
      if (first !== undefined) faults.push(fault('assets.row.twice', { row: first }))
      seen.set(tag, row.rowNo)
      break
    }
    return { row, kind, id: token, faults }
  })
}

/** All that a row may name: what is on record, under its new name where the file gives one, and what the file adds. */
type Targets = Readonly<Record<AssetKind, readonly (Named & { readonly path: string | null })[]>>

function targetsOf(placed: readonly Placed[], records: Records): Targets {
  const of = (kind: AssetKind) => {
    const mine = placed.filter((one) => one.kind === kind)
    const kept = records[kind].map((record) => ({
      id: record.id,
      name: nameOf(mine.find((one) => one.id === record.id)?.row ?? NO_ROW) || record.name,
      path: kind === 'location' ? placeOf(records.location as never, record.id) : null,
    }))
    const added = mine
      .filter((one) => one.id.startsWith('+'))
      .map((one) => ({ id: one.id, name: nameOf(one.row), path: null }))
    return [...kept, ...added]
  }
  return Object.fromEntries(sheetKinds.map((kind) => [kind, of(kind)])) as unknown as Targets
}
const NO_ROW: ReadRow = { sheet: '', rowNo: 0, values: new Map(), id: '', faults: [] }

/** The one thing that a cell names: by id, by name, or by the whole path of a place. */
function find(
  targets: readonly (Named & { readonly path?: string | null })[],
  text: string,
): { id: string } | 'none' | 'several' {
  const tight = (name: string) => name.normalize('NFKC').replace(/\s/g, '')
  const byId = targets.find((one) => one.id === text)
  if (byId) return byId
  const found = targets.filter(
    (one) => tight(one.name) === tight(text) || (one.path && tight(one.path) === tight(text)),
  )
  const [first, ...more] = found
  return first ? (more.length > 0 ? 'several' : first) : 'none'
}

/** The record as the row would have it: what the file has no column for stays as it is. */
function entryOf(
  { kind, row }: Placed,
  before: Entry | undefined,
  targets: Targets,
  existing: Existing,
): { entry: Entry; faults: RowFault[] } {
  const faults: RowFault[] = []
  const entry: Record<string, unknown> = {}
  const named: Record<string, string> = {}
  for (const field of fieldsOf(kind)) {
    const read = row.values.get(field.key)
    if (read === undefined) {
      if (before) entry[field.key] = before[field.key]
      else if (field.type === 'choice' && field.key === 'kind') entry[field.key] = 'other'
      continue
    }
    // Told apart only by full-width signs: what is on record stays.
    entry[field.key] = before && plain(before[field.key]) === plain(read) ? before[field.key] : read
    if ((field.type !== 'ref' && field.type !== 'person') || read === null) continue
    const found = find(field.type === 'ref' ? targets[field.to] : existing.people, String(read))
    if (typeof found === 'string') {
      faults.push(refFault(field, found, String(read)))
      entry[field.key] = null
    } else named[field.key] = found.id
  }
  const parsed = entrySchemas[kind].safeParse(
    { ...entry, ...Object.fromEntries(Object.keys(named).map((key) => [key, null])) },
    { reportInput: true },
  )
  if (!parsed.success) {
    const { issues } = parsed.error
    // What stands on record from before a rule, and is not changed, is no fault of the row.
    const fresh = issues.filter(
      ({ path: [key = ''] }) => !before || before[String(key)] !== entry[String(key)],
    )
    for (const issue of fresh.map(fieldIssue))
      if (!row.faults.some((one) => one.column === titleOf(kind, issue.path)))
        faults.push(fault(issue.code, issue.facts, titleOf(kind, issue.path)))
    return { entry: { ...entry, ...named }, faults }
  }
  return { entry: { ...parsed.data, ...named }, faults }
}

const titleOf = (kind: AssetKind, key: string): string =>
  fieldsOf(kind).find((field) => field.key === key)?.zh ?? key

function refFault(field: AssetField, why: 'none' | 'several', text: string): RowFault {
  if (why === 'several') return fault('assets.row.which', { text }, field.zh)
  return fault(field.type === 'person' ? 'assets.row.no-person' : 'assets.row.no-such', { text }, field.zh)
}

/** A row that names one with a fault has one itself; so on until nothing is left hanging. */
function withoutOrphans(
  rows: readonly ImportRow[],
  placed: readonly Placed[],
  writes: readonly PlannedWrite[],
): { rows: ImportRow[]; writes: PlannedWrite[] } {
  let left = [...writes]
  const told = [...rows]
  for (;;) {
    const there = new Set(left.map((write) => write.id))
    const hanging = left.filter((write) =>
      Object.values(write.entry).some((v) => typeof v === 'string' && v.startsWith('+') && !there.has(v)),
    )
    const circular = hanging.length > 0 ? [] : circles(left)
    if (hanging.length + circular.length === 0) return { rows: told, writes: left }
    for (const write of [...hanging, ...circular]) {
      const at = placed.findIndex((one) => one.id === write.id && one.kind === write.kind)
      const row = told[at]
      const code = circular.length > 0 ? 'assets.place-circle' : 'assets.row.names-fault'
      if (row) told[at] = { ...row, fate: 'fault', faults: [...row.faults, fault(code)] }
    }
    left = left.filter((write) => !hanging.includes(write) && !circular.includes(write))
  }
}

function circles(writes: readonly PlannedWrite[]): PlannedWrite[] {
  const places = writes.filter((write) => write.kind === 'location' && write.entry['parentId'] !== null)
  const inside = new Map(places.map((write) => [write.id, [String(write.entry['parentId'])]]))
  return places.filter((write) => makesCircle(inside, write.id, String(write.entry['parentId'])))
}

const inSheetOrder = (rows: readonly ImportRow[], placed: readonly Placed[]): ImportRow[] =>
  sheetKinds.flatMap((kind) => rows.filter((_, i) => placed[i]?.kind === kind))

function planNeeds(
  book: ReadWorkbook,
  existing: Existing,
  targets: Targets,
  written: ReadonlySet<string>,
): { rows: ImportRow[]; needs: { fromId: string; toId: string }[] } {
  const things = [...targets.system, ...targets.device].filter(
    (one) => !one.id.startsWith('+') || written.has(one.id),
  )
  const now = new Map<string, string[]>()
  for (const { fromId, toId } of existing.needs) now.set(fromId, [...(now.get(fromId) ?? []), toId])
  const needs: { fromId: string; toId: string }[] = []
  const rows = book.needs.map((need): ImportRow => {
    const from = find(things, need.from)
    const to = find(things, need.to)
    const faults: RowFault[] = []
    for (const [end, text, title] of [
      [from, need.from, needSheet.from],
      [to, need.to, needSheet.to],
    ] as const)
      if (typeof end === 'string')
        faults.push(fault(end === 'none' ? 'assets.row.no-such' : 'assets.row.which', { text }, title))
    let fate: ImportRow['fate'] = faults.length > 0 ? 'fault' : 'same'
    if (typeof from !== 'string' && typeof to !== 'string' && !now.get(from.id)?.includes(to.id)) {
      if (makesCircle(now, from.id, to.id)) {
        faults.push(fault('assets.circle', { name: need.from, other: need.to }))
        fate = 'fault'
      } else {
        now.set(from.id, [...(now.get(from.id) ?? []), to.id])
        needs.push({ fromId: from.id, toId: to.id })
        fate = 'new'
      }
    }
    const { sheet, rowNo } = need
    return { sheet, rowNo, name: `${need.from} → ${need.to}`, fate, faults, changes: [] }
  })
  return { rows, needs }
}
