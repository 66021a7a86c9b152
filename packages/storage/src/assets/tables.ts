import type { ColumnType } from 'kysely'

/** bigint that may be missing: money that nobody named. */
type MaybeFen = ColumnType<number | null, number | null, number | null>

type Kept = {
  id: string
  unit_id: string
  created_at: Date
  changed_at: Date
  removed_at: ColumnType<Date | null, never, Date | null>
  version: number
}

export type AssetLocationRow = Kept & { parent_id: string | null; name: string; note: string }

export type AssetVendorRow = Kept & {
  name: string
  contact: string
  phone: string
  service: string
  note: string
}

export type AssetContractRow = Kept & {
  number: string
  name: string
  vendor_id: string | null
  amount_fen: MaybeFen
  signed_on: string | null
  starts_on: string | null
  ends_on: string | null
  note: string
}

export type AssetSystemRow = Kept & {
  kind: string
  name: string
  importance: string
  description: string
  owner_id: string | null
  backup_id: string | null
  vendor_id: string | null
  contract_id: string | null
}

export type AssetDeviceRow = Kept & {
  kind: string
  name: string
  system_id: string | null
  location_id: string | null
  brand: string
  model: string
  serial: string
  asset_number: string
  address: string
  bought_on: string | null
  price_fen: MaybeFen
  warranty_ends_on: string | null
  state: string
  owner_id: string | null
  vendor_id: string | null
  note: string
}

export type AssetSoftwareRow = Kept & {
  name: string
  edition: string
  system_id: string | null
  device_id: string | null
  licence: string
  seats: number | null
  bought_on: string | null
  price_fen: MaybeFen
  licence_ends_on: string | null
  vendor_id: string | null
  note: string
}

export type AssetNeedRow = { unit_id: string; from_id: string; to_id: string }

export type AssetEventRow = {
  id: string
  unit_id: string
  subject_id: string
  kind: string
  happened_on: string
  text: string
  cost_fen: MaybeFen
  vendor_id: string | null
  photo_id: string | null
  recorded_at: Date
  recorded_by: string
  recorded_by_name: string
}

export type AssetDocumentRow = {
  id: string
  unit_id: string
  subject_id: string
  file_id: string
  note: string
  added_at: Date
  added_by: string
  added_by_name: string
  removed_at: ColumnType<Date | null, never, Date | null>
}

export type AssetDiscoveryRow = {
  id: string
  unit_id: string
  range: string
  state: string
  done: number
  total: number
  found: ColumnType<unknown, string, string>
  begun_at: Date
  begun_by: string
  begun_by_name: string
  ended_at: Date | null
}

export type ReachPolicyRow = {
  id: number
  ranges: string[]
  own: string[]
  version: number
  changed_at: Date
}

export type AssetTables = {
  asset_location: AssetLocationRow
  asset_vendor: AssetVendorRow
  asset_contract: AssetContractRow
  asset_system: AssetSystemRow
  asset_device: AssetDeviceRow
  asset_software: AssetSoftwareRow
  asset_need: AssetNeedRow
  asset_event: AssetEventRow
  asset_document: AssetDocumentRow
  asset_discovery: AssetDiscoveryRow
  reach_policy: ReachPolicyRow
}
