import type { CheckSettings, Kind } from '@rongheng/core/watch/kinds/all'
import type { Probe } from '@rongheng/core/watch/probe'
import { databaseProbe } from './database.ts'
import { diskProbe } from './disk.ts'
import { dnsProbe } from './dns.ts'
import { domainProbe } from './domain.ts'
import { exporterProbe } from './exporter.ts'
import { httpProbe } from './http.ts'
import { icmpProbe } from './icmp.ts'
import type { Machine } from './machine.ts'
import { ntpProbe } from './ntp.ts'
import { scriptProbe } from './script.ts'
import { snmpProbe } from './snmp.ts'
import { streamProbes } from './stream-probes.ts'
import { tcpProbe } from './tcp.ts'
import { tlsProbe } from './tls.ts'

type SettingsOf<K extends Kind> = Extract<CheckSettings, { kind: K }>

/** The probe of every kind that is run; kinds that come by themselves have none. */
export type Probes = { readonly [K in Kind]?: Probe<SettingsOf<K>> }

/**
 * All probes. What brings a heavy driver loads it with its first look, so that a server that has no such check pays nothing.
 *
 * @param machine what checks may use of the machine that they run on
 */
export const probesOf = (machine: Machine): Probes => ({
  http: httpProbe,
  tls: tlsProbe,
  domain: domainProbe,
  tcp: tcpProbe,
  icmp: icmpProbe,
  dns: dnsProbe,
  ntp: ntpProbe,
  exporter: exporterProbe,
  snmp: snmpProbe,
  database: databaseProbe,
  disk: diskProbe(machine),
  ...streamProbes,
  script: scriptProbe(machine),
})
