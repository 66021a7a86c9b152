import type { Scenario } from '@rongheng/core/example/watch/scenario'
import { countedAt, switchPorts } from '@rongheng/core/example/watch/switch-ports'
import type { Instant } from '@rongheng/core/kernel/time'
import type { Variable } from './agent.ts'
import {
  type Ask,
  portVariables,
  printerVariables,
  storageVariables,
  type CountedPort,
  systemVariables,
  temperatureVariables,
  upsVariables,
} from './variables.ts'

const TB = 2 ** 40

type Built = {
  readonly description: string
  readonly model: string
  readonly place: string
  readonly variables: (ask: Ask, now: () => Instant) => readonly Variable[]
}

/** A switch: its ports, its temperature and its load. A port that is down carries nothing. */
const switchOf =
  (key: string) =>
  (ask: Ask, now: () => Instant): readonly Variable[] => [
    ...portVariables(
      (switchPorts[key] ?? []).map(
        ({ received, sent, peak, ...rest }): CountedPort => ({
          ...rest,
          up: received + sent > 0,
          received: () => countedAt(received, peak, now()),
          sent: () => countedAt(sent, peak, now()),
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
    variables: switchOf('core-switch'),
  },
  'studio-switch': {
    description: 'H3C Comware Platform Software, S5130S-28P-EI, Version 7.1.070',
    model: h3c,
    place: '演播室',
    variables: switchOf('studio-switch'),
  },
  'storage-switch': {
    description: 'H3C Comware Platform Software, S6520X-24ST-SI, Version 7.1.070',
    model: h3c,
    place: '机房 A02 机柜',
    variables: switchOf('storage-switch'),
  },
  firewall: {
    description: 'Huawei USG6525E, VRP Software, Version 5.170',
    model: '1.3.6.1.4.1.2011.2.321',
    place: '机房 A01 机柜',
    variables: switchOf('firewall'),
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
