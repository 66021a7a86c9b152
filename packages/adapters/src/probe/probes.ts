import type { CheckSettings, Kind } from '@rongheng/core/watch/kinds/all'
import type { Probe } from '@rongheng/core/watch/probe'
import { databaseProbe } from './database.ts'
import { dnsProbe } from './dns.ts'
import { exporterProbe } from './exporter.ts'
import { httpProbe } from './http.ts'
import { icmpProbe } from './icmp.ts'
import { ntpProbe } from './ntp.ts'
import { snmpProbe } from './snmp.ts'
import { streamProbes } from './stream-probes.ts'
import { tcpProbe } from './tcp.ts'
import { tlsProbe } from './tls.ts'

type SettingsOf<K extends Kind> = Extract<CheckSettings, { kind: K }>

/** The probe of every kind that is run; kinds that come by themselves have none. */
export type Probes = { readonly [K in Kind]?: Probe<SettingsOf<K>> }

/** All probes. What brings a heavy driver loads it with its first look, so that a server that has no such check pays nothing. */
export const probes: Probes = {
  http: httpProbe,
  tls: tlsProbe,
  tcp: tcpProbe,
  icmp: icmpProbe,
  dns: dnsProbe,
  ntp: ntpProbe,
  exporter: exporterProbe,
  snmp: snmpProbe,
  database: databaseProbe,
  ...streamProbes,
}
