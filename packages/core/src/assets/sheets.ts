import type { SheetColumn, WorkSheet } from '../kernel/workbook.ts'
import type { Register } from './api.ts'
import type { Choices } from './choices.ts'
import { type AssetField, fieldsOf } from './fields.ts'
import type { AssetKind } from './record.ts'

/** What the sheets of a workbook are called, in their order. */
export const sheetNames = {
  system: '系统',
  device: '设备',
  software: '软件',
  contract: '合同',
  vendor: '供应商',
  location: '位置',
} as const satisfies Record<AssetKind, string>
/** The kinds in the order of their sheets. */
export const sheetKinds = Object.keys(sheetNames) as AssetKind[]

/** The sheet of what needs what, and its two columns. */
export const needSheet = { name: '依赖', from: '系统或设备', to: '依赖于' } as const

/** The last column of every sheet: by it a row finds its record again, whatever else was changed. */
export const ID_COLUMN = '记录编号'

type Named = { readonly id: string; readonly name: string }

/** All records of a unit by kind, as sheets and readers of sheets need them. */
export type Records = Readonly<Record<AssetKind, readonly (Named & Readonly<Record<string, unknown>>)[]>>

/** The records of a register by kind. */
export const recordsOf = (r: Register & { readonly devices: readonly object[] }): Records =>
  ({
    system: r.systems,
    device: r.devices,
    software: r.software,
    contract: r.contracts,
    vendor: r.vendors,
    location: r.locations,
  }) as unknown as Records

/** What a sheet calls a record: its name, or its id where another of the same kind has that name. */
const called = (all: readonly Named[], id: unknown): string | null => {
  const one = all.find((record) => record.id === id)
  if (!one) return null
  return all.some((other) => other.id !== id && other.name === one.name) ? one.id : one.name
}

function cellOf(
  field: AssetField,
  value: string | number | null | undefined,
  records: Records,
  people: readonly Named[],
): string | number | null {
  if (value === null || value === undefined || value === '') return null
  if (field.type === 'ref') return called(records[field.to], value)
  if (field.type === 'person') return people.find((one) => one.id === value)?.name ?? null
  if (field.type === 'choice') return (field.of as Choices)[String(value)]?.zh ?? null
  return field.type === 'yuan' ? value : String(value)
}

const widths = { text: 18, day: 12, yuan: 16, count: 10, choice: 12, ref: 20, person: 12 } as const

const columnsOf = (kind: AssetKind): SheetColumn[] => [
  ...fieldsOf(kind).map((field) => ({
    title: field.zh,
    width: field.type === 'text' && field.long ? 30 : widths[field.type],
    kind: field.type === 'yuan' ? ('yuan' as const) : ('text' as const),
  })),
  { title: ID_COLUMN, width: 32, kind: 'text' },
]

/** All that a unit has as the sheets of a workbook; reading them again changes nothing. */
export function sheetsOf(
  records: Records,
  needs: Register['needs'],
  people: Register['people'],
): WorkSheet[] {
  const things = [...records.system, ...records.device]
  return [
    ...sheetKinds.map((kind) => ({
      name: sheetNames[kind],
      columns: columnsOf(kind),
      rows: records[kind].map((record) => [
        ...fieldsOf(kind).map((field) =>
          cellOf(field, record[field.key] as string | number | null, records, people),
        ),
        record.id,
      ]),
    })),
    {
      name: needSheet.name,
      columns: [needSheet.from, needSheet.to].map((title) => ({ title, width: 24, kind: 'text' as const })),
      rows: needs.map((need) => [called(things, need.fromId), called(things, need.toId)]),
    },
  ]
}
