import { SystemId } from '../../assets/ids.ts'
import { type AssetLocation, type AssetSystem, LocationId } from '../../assets/record.ts'
import { addDays, type Day } from '../../kernel/time.ts'
import { exampleId } from '../ids.ts'
import { caretakers, enteredOn } from './kept.ts'
import { contractId, vendorId } from './vendors.ts'

/** The seven systems whose upkeep the center's money is for. */
export const systemKeys = ['client', 'wechat', 'playout', 'production', 'storage', 'network', 'nle'] as const
export type SystemKey = (typeof systemKeys)[number]

export const systemId = (key: SystemKey): SystemId =>
  SystemId.parse(exampleId('sys', '9999', systemKeys.indexOf(key) + 1))

type Told = Pick<AssetSystem, 'name' | 'kind' | 'importance' | 'description'> & {
  readonly vendor: Parameters<typeof vendorId>[0]
  /** Its contract by number within the year; null for a warranty only. */
  readonly contract: number | null
  readonly backup: string
}

const told: Record<SystemKey, Told> = {
  client: {
    name: '客户端',
    kind: 'client-app',
    importance: 'core',
    description: '新闻客户端、网站和H5页面，接口与后台在云主机和机房各一部分。',
    vendor: 'safety',
    contract: 1,
    backup: caretakers.chief,
  },
  wechat: {
    name: '微信平台',
    kind: 'wechat',
    importance: 'important',
    description: '公众号、小程序及图片服务，周末由供应商值守。',
    vendor: 'media',
    contract: 4,
    backup: caretakers.editor,
  },
  playout: {
    name: '播出系统',
    kind: 'playout',
    importance: 'core',
    description: '综合频道和广播频率的播出，主备两台播出服务器，发射机房由光缆和微波两路送达。',
    vendor: 'broadcast',
    contract: 5,
    backup: caretakers.chief,
  },
  production: {
    name: '制作系统',
    kind: 'production',
    importance: 'important',
    description: '演播室、文稿、转码和外场直播。',
    vendor: 'studio',
    contract: 7,
    backup: caretakers.editor,
  },
  storage: {
    name: '存储系统',
    kind: 'storage',
    importance: 'core',
    description: '媒资库和共享素材盘，双控制器阵列，夜间备份。',
    vendor: 'studio',
    contract: null,
    backup: caretakers.chief,
  },
  network: {
    name: '网络系统',
    kind: 'network',
    importance: 'core',
    description: '核心与接入交换机、防火墙、域名解析、对时和机房电源。',
    vendor: 'network',
    contract: 6,
    backup: caretakers.chief,
  },
  nle: {
    name: '非编设备',
    kind: 'nle',
    importance: 'normal',
    description: '六台非编工作站，素材在共享存储上。',
    vendor: 'studio',
    contract: null,
    backup: caretakers.editor,
  },
}

export const exampleSystems = (today: Day): AssetSystem[] =>
  systemKeys.map((key) => {
    const { vendor, contract, backup, ...rest } = told[key]
    return {
      ...enteredOn(addDays(today, -398)),
      ...rest,
      id: systemId(key),
      ownerId: caretakers.engineer,
      backupId: backup,
      vendorId: vendorId(vendor),
      contractId: contract === null ? null : contractId(contract),
    }
  })

/** What cannot work without what. */
export const exampleNeeds: readonly (readonly [from: SystemKey, to: SystemKey])[] = [
  ['wechat', 'client'],
  ['client', 'network'],
  ['playout', 'storage'],
  ['playout', 'network'],
  ['production', 'storage'],
  ['production', 'network'],
  ['storage', 'network'],
  ['nle', 'storage'],
  ['nle', 'network'],
]

/** Where things stand; a cabinet in its room. */
export const placeKeys = ['building', 'room', 'a01', 'a02', 'studio', 'making', 'tower', 'cloud'] as const
export type PlaceKey = (typeof placeKeys)[number]

export const locationId = (key: PlaceKey) =>
  LocationId.parse(exampleId('loc', '9999', placeKeys.indexOf(key) + 1))

const places: Record<PlaceKey, readonly [name: string, inside: PlaceKey | null, note: string]> = {
  building: ['融媒体中心办公楼', null, ''],
  room: ['机房', 'building', '三楼，双路市电，精密空调'],
  a01: ['A01 机柜', 'room', '网络与安全设备'],
  a02: ['A02 机柜', 'room', '存储与服务器'],
  studio: ['演播室', 'building', '二楼'],
  making: ['制作室', 'building', '二楼'],
  tower: ['发射机房', null, '城西山顶，无人值守'],
  cloud: ['政务云', null, '云主机，按年租用'],
}

export const exampleLocations = (today: Day): AssetLocation[] =>
  placeKeys.map((key) => {
    const [name, inside, note] = places[key]
    return {
      ...enteredOn(addDays(today, -399)),
      id: locationId(key),
      name,
      parentId: inside && locationId(inside),
      note,
    }
  })
