import type { Scenario } from '@rongheng/core/example/watch/scenario'
import { countedAt } from '@rongheng/core/example/watch/switch-ports'
import type { Instant } from '@rongheng/core/kernel/time'

const GB = 2 ** 30

type Row = readonly [labels: string, value: number]

function family(name: string, type: 'gauge' | 'counter', help: string, rows: readonly Row[]): string {
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...rows.map(([labels, value]) => `${name}${labels && `{${labels}}`} ${value}`),
    '',
  ].join('\n')
}

const CORES = 8

/**
 * Seconds that one core has spent idle, so that the share over any span is that of the scenario at its end. A counter never
 * goes back: it holds what was told before.
 */
function idleSeconds(state: CpuState, busyShare: number, at: Instant): number {
  const passed = Math.max(0, (at - state.at) / 1000)
  state.idle += passed * (1 - busyShare)
  state.busy += passed * busyShare
  state.at = at
  return state.idle
}

type CpuState = { at: number; idle: number; busy: number }
const cpus = new Map<string, CpuState>()

function cpuOf(key: string, share: number, at: Instant): CpuState {
  const known = cpus.get(key)
  const state = known ?? { at, idle: 4_000_000, busy: 900_000 }
  if (!known) cpus.set(key, state)
  idleSeconds(state, share, at)
  return state
}

/** What windows_exporter says of an editing machine: processors, memory, volumes, network, services, temperature. */
export function windowsExporter(key: string, scenario: Scenario, at: Instant): string {
  const ask = (name: string) => scenario.number(key, name, at)
  const { idle, busy } = cpuOf(key, Math.min(0.99, ask('cpu') / 100), at)
  const cores = Array.from({ length: CORES }, (_, n) => n)
  const memory = 64 * GB
  const disks = [
    ['C:', 465 * GB, 52],
    ['D:', 3725 * GB, ask('disk')],
  ] as const
  const net = 'nic="Intel_R__Ethernet_10G_X550T"'
  return [
    family(
      'windows_cpu_time_total',
      'counter',
      'Time that processor spent in different modes (dpc, idle, interrupt, privileged, user)',
      cores.flatMap((core): Row[] => [
        [`core="0,${core}",mode="idle"`, idle],
        [`core="0,${core}",mode="user"`, busy * 0.8],
        [`core="0,${core}",mode="privileged"`, busy * 0.2],
      ]),
    ),
    family('windows_cs_logical_processors', 'gauge', 'Number of logical processors', [['', CORES]]),
    family('windows_cs_physical_memory_bytes', 'gauge', 'Total installed physical memory', [['', memory]]),
    family('windows_os_physical_memory_free_bytes', 'gauge', 'Bytes of physical memory unused', [
      ['', memory * (1 - ask('memory') / 100)],
    ]),
    family('windows_os_visible_memory_bytes', 'gauge', 'Bytes of physical memory available', [['', memory]]),
    family('windows_memory_physical_total_bytes', 'gauge', 'Total physical memory', [['', memory]]),
    family('windows_memory_physical_free_bytes', 'gauge', 'Free physical memory', [
      ['', memory * (1 - ask('memory') / 100)],
    ]),
    family(
      'windows_logical_disk_size_bytes',
      'gauge',
      'Total space in bytes',
      disks.map(([volume, bytes]): Row => [`volume="${volume}"`, bytes]),
    ),
    family(
      'windows_logical_disk_free_bytes',
      'gauge',
      'Free space in bytes',
      disks.map(([volume, bytes, used]): Row => [`volume="${volume}"`, bytes * (1 - used / 100)]),
    ),
    family('windows_net_bytes_received_total', 'counter', 'Bytes received', [[net, countedAt(14e6, 15, at)]]),
    family('windows_net_bytes_sent_total', 'counter', 'Bytes sent', [[net, countedAt(9e6, 16, at)]]),
    family('windows_thermalzone_temperature_celsius', 'gauge', 'Temperature', [
      ['name="\\\\_TZ.THRM"', ask('temperature')],
    ]),
    family('windows_service_state', 'gauge', 'The state of the service', [
      ['name="edius",state="running"', 1],
      ['name="edius",state="stopped"', 0],
      ['name="lanmanworkstation",state="running"', 1],
      ['name="lanmanworkstation",state="stopped"', 0],
    ]),
    family('windows_system_system_up_time', 'gauge', 'When it was started', [['', startedAt(scenario)]]),
  ].join('')
}

/** What node_exporter says of a server. */
export function nodeExporter(key: string, scenario: Scenario, at: Instant): string {
  const ask = (name: string) => scenario.number(key, name, at)
  const { idle, busy } = cpuOf(key, Math.min(0.99, ask('cpu') / 100), at)
  const cores = Array.from({ length: CORES }, (_, n) => n)
  const memory = 32 * GB
  const disk = 500 * GB
  const root = 'device="/dev/vda1",fstype="ext4",mountpoint="/"'
  return [
    family(
      'node_cpu_seconds_total',
      'counter',
      'Seconds the CPUs spent in each mode.',
      cores.flatMap((core): Row[] => [
        [`cpu="${core}",mode="idle"`, idle],
        [`cpu="${core}",mode="user"`, busy * 0.75],
        [`cpu="${core}",mode="system"`, busy * 0.25],
      ]),
    ),
    family('node_load1', 'gauge', '1m load average.', [['', (ask('cpu') / 100) * CORES]]),
    family('node_memory_MemTotal_bytes', 'gauge', 'Memory information field MemTotal_bytes.', [['', memory]]),
    family('node_memory_MemAvailable_bytes', 'gauge', 'Memory information field MemAvailable_bytes.', [
      ['', memory * (1 - ask('memory') / 100)],
    ]),
    family('node_filesystem_size_bytes', 'gauge', 'Filesystem size in bytes.', [[root, disk]]),
    family('node_filesystem_avail_bytes', 'gauge', 'Filesystem space available to non-root users.', [
      [root, disk * (1 - ask('disk') / 100)],
    ]),
    family('node_filesystem_free_bytes', 'gauge', 'Filesystem free space in bytes.', [
      [root, disk * (1 - ask('disk') / 100)],
    ]),
    family('node_filesystem_readonly', 'gauge', 'Filesystem read-only status.', [[root, 0]]),
    family('node_network_receive_bytes_total', 'counter', 'Network device statistic receive_bytes.', [
      ['device="eth0"', countedAt(4.2e6, 20, at)],
    ]),
    family('node_network_transmit_bytes_total', 'counter', 'Network device statistic transmit_bytes.', [
      ['device="eth0"', countedAt(9.6e6, 20, at)],
    ]),
    family('node_hwmon_temp_celsius', 'gauge', 'Hardware monitor for temperature.', [
      ['chip="platform_coretemp_0",sensor="temp1"', ask('temperature')],
    ]),
    family('node_boot_time_seconds', 'gauge', 'Node boot time, in unixtime.', [['', startedAt(scenario)]]),
    family('node_time_seconds', 'gauge', 'System time in seconds since epoch.', [['', at / 1000]]),
  ].join('')
}

/** Seconds since 1970: the Tuesday night before the example began. */
const startedAt = (scenario: Scenario): number => Math.floor(scenario.begun.dayAt / 1000) - 5 * 86_400
