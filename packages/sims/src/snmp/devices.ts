import type { Scenario } from '@rongheng/core/example/watch/scenario'
import { counterAt } from '@rongheng/core/example/watch/wave'
import type { Instant } from '@rongheng/core/kernel/time'
import type { Variable } from './agent.ts'
import {
  type Ask,
  portVariables,
  printerVariables,
  storageVariables,
  type SwitchPort,
  systemVariables,
  temperatureVariables,
  upsVariables,
} from './variables.ts'

const TB = 2 ** 40

type Ports = readonly (readonly [
  name: string,
  alias: string,
  mbit: number,
  inBytes: number,
  outBytes: number,
  peak: number,
])[]

type Built = {
  readonly description: string
  readonly model: string
  readonly place: string
  readonly variables: (ask: Ask, now: () => Instant) => readonly Variable[]
}

// A port that is down carries nothing.
const ports =
  (list: Ports) =>
  (ask: Ask, now: () => Instant): readonly Variable[] => [
    ...portVariables(
      list.map(
        ([name, alias, speedMbit, received, sent, peak]): SwitchPort => ({
          name,
          alias,
          speedMbit,
          up: received + sent > 0,
          received: () => counterAt(received, 0.6, peak, now()),
          sent: () => counterAt(sent, 0.6, peak, now()),
        }),
      ),
    ),
    ...temperatureVariables(ask),
    ...storageVariables(ask, []),
  ]

const h3c = '1.3.6.1.4.1.25506.1.1'

/** What each device with SNMP is made of, by the key of its target. */
const built: Readonly<Record<string, Built>> = {
  'core-switch': {
    description: 'H3C Comware Platform Software, S7503E-M, Version 7.1.070',
    model: h3c,
    place: '机房 A01 机柜',
    variables: ports([
      ['Ten-GigabitEthernet1/0/1', '上联防火墙', 10_000, 31e6, 12e6, 20],
      ['Ten-GigabitEthernet1/0/2', '存储交换机', 10_000, 58e6, 46e6, 16],
      ['Ten-GigabitEthernet1/0/3', '制作区交换机', 10_000, 44e6, 52e6, 16],
      ['GigabitEthernet1/0/4', '播出网', 1000, 6.1e6, 6.4e6, 20],
      ['GigabitEthernet1/0/5', '办公区', 1000, 9.3e6, 3.2e6, 15],
      ['GigabitEthernet1/0/6', '备用', 1000, 0, 0, 12],
    ]),
  },
  'studio-switch': {
    description: 'H3C Comware Platform Software, S5130S-28P-EI, Version 7.1.070',
    model: h3c,
    place: '演播室',
    variables: ports([
      ['Ten-GigabitEthernet1/0/1', '上联核心', 10_000, 22e6, 27e6, 16],
      ['GigabitEthernet1/0/2', '切换台', 1000, 1.2e6, 2.1e6, 18],
      ['GigabitEthernet1/0/3', '1号机位', 1000, 0.2e6, 2.9e6, 18],
      ['GigabitEthernet1/0/4', '提词器', 1000, 0.3e6, 0.1e6, 18],
    ]),
  },
  'storage-switch': {
    description: 'H3C Comware Platform Software, S6520X-24ST-SI, Version 7.1.070',
    model: h3c,
    place: '机房 A02 机柜',
    variables: ports([
      ['Ten-GigabitEthernet1/0/1', '上联核心', 10_000, 46e6, 58e6, 16],
      ['Ten-GigabitEthernet1/0/2', '媒资存储控制器A', 10_000, 39e6, 31e6, 16],
      ['Ten-GigabitEthernet1/0/3', '媒资存储控制器B', 10_000, 17e6, 14e6, 16],
      ['GigabitEthernet1/0/4', '备份服务器', 1000, 8e6, 1.1e6, 2],
    ]),
  },
  firewall: {
    description: 'Huawei USG6525E, VRP Software, Version 5.170',
    model: '1.3.6.1.4.1.2011.2.321',
    place: '机房 A01 机柜',
    variables: ports([
      ['GigabitEthernet0/0/1', '互联网出口', 1000, 27e6, 11e6, 20],
      ['GigabitEthernet0/0/2', '政务外网', 1000, 1.8e6, 0.9e6, 10],
      ['Ten-GigabitEthernet0/0/3', '下联核心', 10_000, 12e6, 31e6, 20],
    ]),
  },
  'ups-room': {
    description: 'UPS 10kVA, SNMP card 3.4',
    model: '1.3.6.1.2.1.33',
    place: '机房',
    variables: upsVariables,
  },
  'ups-tower': {
    description: 'UPS 6kVA, SNMP card 3.4',
    model: '1.3.6.1.2.1.33',
    place: '发射机房',
    variables: upsVariables,
  },
  array: {
    description: 'OceanStor 2220 V5, Version V500R007',
    model: '1.3.6.1.4.1.34774',
    place: '机房 A02 机柜',
    variables: (ask) => [
      ...storageVariables(ask, [
        { name: '/media', bytes: 96 * TB, number: 'disk' },
        { name: '/archive', bytes: 60 * TB, number: 'second' },
      ]),
      ...temperatureVariables(ask),
    ],
  },
  printer: {
    description: 'HP LaserJet Pro M404dn',
    model: '1.3.6.1.4.1.11.2.3.9.1',
    place: '编辑部',
    variables: printerVariables,
  },
}

/** All that the device of a target answers for. @throws Error for a target that is no device with SNMP */
export function deviceVariables(key: string, scenario: Scenario, now: () => Instant): Variable[] {
  const device = built[key]
  if (!device) throw new Error(`no SNMP device ${key}`)
  const ask: Ask = (name) => scenario.number(key, name, now())
  const { description, model, place } = device
  // Devices run long; each was last started on another day before the example began.
  const upSince = (scenario.begun.dayAt - (40 + key.length * 11) * 86_400_000) as Instant
  return [
    ...systemVariables({ description, model, place, name: key }, upSince, now),
    ...device.variables(ask, now),
  ]
}
