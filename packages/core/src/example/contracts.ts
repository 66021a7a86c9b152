/** Somebody the center buys from, with one contract. Vendors, numbers and accounts are invented. */
export type ExampleContract = {
  readonly number: string
  readonly payee: string
  readonly account: string
  readonly bank: string
  /** The contractor's person in charge, who carries the work out. */
  readonly person: string
}

const vendors = {
  safety: {
    payee: '示例云安信息技术有限公司',
    account: '99880000000000010017',
    bank: '示例银行示例区支行',
    person: '马骏（云安）',
  },
  assessor: {
    payee: '示例测评技术服务中心',
    account: '99880000000000010025',
    bank: '示例银行示例区支行',
    person: '段云（测评）',
  },
  media: {
    payee: '示例新媒文化传播有限公司',
    account: '99880000000000010033',
    bank: '示例农商银行城区支行',
    person: '李春梅（新媒）',
  },
  broadcast: {
    payee: '示例广电设备维护有限公司',
    account: '99880000000000010041',
    bank: '示例银行高新支行',
    person: '施国强（广电）',
  },
  network: {
    payee: '示例网络工程有限公司',
    account: '99880000000000010058',
    bank: '示例农商银行城区支行',
    person: '普正华（网络）',
  },
  studio: {
    payee: '示例影视设备有限公司',
    account: '99880000000000010066',
    bank: '示例银行高新支行',
    person: '钱志远（影视）',
  },
  parts: {
    payee: '示例区宏图电子经营部',
    account: '99880000000000010074',
    bank: '示例农商银行城区支行',
    person: '罗斌',
  },
} as const

/** A contract of a year: `contract('safety', 2023, 1)` → RM-HT-2023-001. */
export const contract = (vendor: keyof typeof vendors, year: number, nth: number): ExampleContract => ({
  number: `RM-HT-${year}-${String(nth).padStart(3, '0')}`,
  ...vendors[vendor],
})

/** Small purchases that need no contract. */
export const withoutContract = vendors.parts
