import { z } from 'zod'
import type { CheckKind } from '../kind.ts'
import type { Metric } from '../metric.ts'
import { DatabaseSettings, databaseKind } from './database.ts'
import { DomainSettings, domainKind } from './domain.ts'
import { ExporterSettings, exporterKind } from './exporter.ts'
import { DiskSettings, diskKind } from './disk.ts'
import { DnsSettings, dnsKind } from './dns.ts'
import { HttpSettings, httpKind } from './http.ts'
import { IcmpSettings, icmpKind } from './icmp.ts'
import { NtpSettings, ntpKind } from './ntp.ts'
import { PushSettings, pushKind } from './push.ts'
import { ScriptSettings, scriptKind } from './script.ts'
import { SnmpSettings, snmpKind } from './snmp.ts'
import { streamKinds, streamSettings } from './streams.ts'
import { TcpSettings, tcpKind } from './tcp.ts'
import { TlsSettings, tlsKind } from './tls.ts'
import { TrapSettings, trapKind } from './trap.ts'

/** The settings of a check of any kind. A new kind is added here and below, and its probe where the adapters are wired. */
export const CheckSettings = z.discriminatedUnion('kind', [
  HttpSettings,
  TlsSettings,
  DomainSettings,
  TcpSettings,
  IcmpSettings,
  DnsSettings,
  NtpSettings,
  ExporterSettings,
  SnmpSettings,
  DatabaseSettings,
  DiskSettings,
  ...streamSettings,
  PushSettings,
  TrapSettings,
  ScriptSettings,
])
export type CheckSettings = z.infer<typeof CheckSettings>
export type Kind = CheckSettings['kind']

/** Every kind, in the order people choose from. */
export const checkKinds = [
  httpKind,
  tlsKind,
  domainKind,
  tcpKind,
  icmpKind,
  dnsKind,
  ntpKind,
  exporterKind,
  snmpKind,
  databaseKind,
  diskKind,
  ...streamKinds,
  pushKind,
  trapKind,
  scriptKind,
] as const

/** What a kind is. */
export const kindOf = (kind: Kind): CheckKind<CheckSettings> =>
  checkKinds.find((k) => k.kind === kind) as unknown as CheckKind<CheckSettings>

/** The metrics of a check with these settings. */
export const metricsOf = (settings: CheckSettings): readonly Metric[] =>
  kindOf(settings.kind).metrics(settings)
