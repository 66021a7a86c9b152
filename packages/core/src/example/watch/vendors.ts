import { type AssetContract, type AssetVendor, ContractId, VendorId } from '../../assets/record.ts'
import type { Fen } from '../../kernel/money.ts'
import { addDays, type Day, yearOf } from '../../kernel/time.ts'
import { contract, withoutContract } from '../contracts.ts'
import { exampleId } from '../ids.ts'
import { enteredOn } from './kept.ts'

type VendorKey = 'safety' | 'assessor' | 'media' | 'broadcast' | 'network' | 'studio' | 'parts'

const keys: readonly VendorKey[] = ['safety', 'assessor', 'media', 'broadcast', 'network', 'studio', 'parts']

export const vendorId = (key: VendorKey) => VendorId.parse(exampleId('ven', '9999', keys.indexOf(key) + 1))

const services: Record<VendorKey, readonly [service: string, phone: string]> = {
  safety: ['客户端安全监测、内容审核接口', '0870-0000101'],
  assessor: ['网络安全等级保护测评', '0870-0000102'],
  media: ['微信平台周末和节假日值守', '0870-0000103'],
  broadcast: ['播出与制作系统维保', '0870-0000104'],
  network: ['网络系统维护', '0870-0000105'],
  studio: ['演播室、存储与非编设备供应和维保', '0870-0000106'],
  parts: ['备品备件', '0870-0000107'],
}

/** The center's vendors: those that its ledger pays. */
export const exampleVendors = (today: Day): AssetVendor[] =>
  keys.map((key) => {
    const who = key === 'parts' ? withoutContract : contract(key, yearOf(today), 1)
    const [service, phone] = services[key]
    return {
      ...enteredOn(addDays(today, -400)),
      id: vendorId(key),
      name: who.payee,
      contact: key === 'parts' ? '' : who.person.replace(/（.*/, ''),
      phone,
      service,
      note: '',
    }
  })

/** The contracts of the year, as `paymentsNow` pays them: number, what for, sum in yuan. */
const rows: readonly (readonly [key: VendorKey, nth: number, name: string, yuan: number])[] = [
  ['safety', 1, '客户端安全监测服务', 88_800], // 12 × 7,400
  ['safety', 2, '客户端内容审核接口服务', 39_200], // 4 × 9,800
  ['assessor', 3, '网络安全等级保护测评', 33_000],
  ['media', 4, '微信平台周末值守服务', 67_200], // 12 × 5,600
  ['broadcast', 5, '播出与制作系统维保', 100_000], // 4 × 25,000
  ['network', 6, '网络系统维护', 21_600], // 4 × 5,400
  ['studio', 7, '演播室灯光与音频改造', 70_000], // 26,000 + 44,000
]

export const contractId = (nth: number) => ContractId.parse(exampleId('ctr', '9999', nth))

export const exampleContracts = (today: Day): AssetContract[] => {
  const year = yearOf(today)
  return rows.map(([key, nth, name, yuan]) => ({
    ...enteredOn(`${year}-01-08` as Day),
    id: contractId(nth),
    name: `${year}年${name}`,
    number: contract(key === 'parts' ? 'safety' : key, year, nth).number,
    vendorId: vendorId(key),
    amountFen: (yuan * 100) as Fen,
    signedOn: `${year}-01-05` as Day,
    startsOn: `${year}-01-01` as Day,
    endsOn: `${year}-12-31` as Day,
    note: '',
  }))
}
