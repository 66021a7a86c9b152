/** What a field of a few choices may be, with the names people read: key → names. The first is what a form begins with. */
export type Choices = Readonly<Record<string, { readonly zh: string; readonly en: string }>>

/** Kinds of devices (设备类型). */
export const deviceKinds = {
  server: { zh: '服务器', en: 'Server' },
  workstation: { zh: '工作站', en: 'Workstation' },
  'edit-station': { zh: '非编工作站', en: 'Editing station' },
  storage: { zh: '存储', en: 'Storage' },
  switch: { zh: '交换机', en: 'Switch' },
  router: { zh: '路由器', en: 'Router' },
  firewall: { zh: '防火墙', en: 'Firewall' },
  wireless: { zh: '无线设备', en: 'Wireless' },
  'playout-server': { zh: '播出服务器', en: 'Playout server' },
  encoder: { zh: '编码器', en: 'Encoder' },
  decoder: { zh: '解码器', en: 'Decoder' },
  matrix: { zh: '矩阵', en: 'Router matrix' },
  mixer: { zh: '切换台', en: 'Vision mixer' },
  audio: { zh: '调音台与音频设备', en: 'Audio desk' },
  camera: { zh: '摄像机', en: 'Camera' },
  transmitter: { zh: '发射与传输设备', en: 'Transmission' },
  display: { zh: '显示屏', en: 'Display' },
  ups: { zh: '不间断电源', en: 'UPS' },
  'air-conditioner': { zh: '机房空调', en: 'Air conditioner' },
  printer: { zh: '打印机', en: 'Printer' },
  'cloud-host': { zh: '云主机', en: 'Cloud host' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Choices
export type DeviceKind = keyof typeof deviceKinds

/** How much depends on a system. */
export const importances = {
  core: { zh: '核心', en: 'Core' },
  important: { zh: '重要', en: 'Important' },
  normal: { zh: '一般', en: 'Normal' },
} as const satisfies Choices

/** What state a device is in. */
export const deviceStates = {
  'in-use': { zh: '在用', en: 'In use' },
  spare: { zh: '备用', en: 'Spare' },
  repair: { zh: '维修', en: 'Under repair' },
  scrapped: { zh: '报废', en: 'Scrapped' },
} as const satisfies Choices
export type DeviceState = keyof typeof deviceStates

/** How software may be used. */
export const licences = {
  perpetual: { zh: '永久授权', en: 'Perpetual' },
  subscription: { zh: '按期订阅', en: 'Subscription' },
  'open-source': { zh: '开源', en: 'Open source' },
  custom: { zh: '定制开发', en: 'Made to order' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Choices

/** What can have happened to a system or device; `fault` is what people report. */
export const eventKinds = {
  maintenance: { zh: '维护保养', en: 'Maintenance' },
  repair: { zh: '维修', en: 'Repair' },
  replacement: { zh: '更换部件', en: 'Part replaced' },
  upgrade: { zh: '升级改造', en: 'Upgrade' },
  moved: { zh: '移机调拨', en: 'Moved' },
  fault: { zh: '故障报告', en: 'Fault reported' },
} as const satisfies Choices
export type EventKind = keyof typeof eventKinds

/** The keys of some choices, for a schema. */
export const keysOf = <C extends Choices>(choices: C): [keyof C & string, ...(keyof C & string)[]] =>
  Object.keys(choices) as [keyof C & string, ...(keyof C & string)[]]
