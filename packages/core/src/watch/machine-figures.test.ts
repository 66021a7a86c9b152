import { expect, test } from 'vitest'
import { expositionReader, type Sample } from './exposition.ts'
import { exporterMetrics, ExporterSettings } from './kinds/exporter.ts'
import { figuresOf, namesWanted } from './machine-figures.ts'
import { inWords } from './said/in-words.ts'

const settingsOf = (more: object): ExporterSettings =>
  ExporterSettings.parse({ kind: 'exporter', url: 'http://10.0.0.1:9100/metrics', ...more })

const samplesOf = (settings: ExporterSettings, page: string): Sample[] => {
  const wanted = namesWanted(settings)
  const samples: Sample[] = []
  const reader = expositionReader(
    (name) => wanted.has(name),
    (sample) => samples.push(sample),
  )
  reader.add(page)
  reader.end()
  return samples
}

/** The figures by the keys of the metrics, of a page read 60 s after another. */
function figures(settings: ExporterSettings, first: string, second: string) {
  const { counts } = figuresOf(settings, samplesOf(settings, first), new Map(), 0, 1_000)
  const { values, objection, missing } = figuresOf(
    settings,
    samplesOf(settings, second),
    counts,
    60_000,
    1_060,
  )
  const keys = exporterMetrics(settings).map(({ key }) => key)
  const said = objection && inWords(objection, 'zh-CN')
  return { ...Object.fromEntries(keys.map((key, at) => [key, values[at]])), objection: said, missing }
}

const linux = (cpuIdle: number, cpuUser: number, received: number) => `
node_cpu_seconds_total{cpu="0",mode="idle"} ${cpuIdle}
node_cpu_seconds_total{cpu="0",mode="user"} ${cpuUser}
node_memory_MemAvailable_bytes 2e+09
node_memory_MemTotal_bytes 8e+09
node_load1 1.5
node_network_receive_bytes_total{device="eth0"} ${received}
node_network_receive_bytes_total{device="lo"} 9e9
node_network_transmit_bytes_total{device="eth0"} 0
node_hwmon_temp_celsius{chip="a",sensor="temp1"} 45
node_hwmon_temp_celsius{chip="a",sensor="temp2"} 127000
node_boot_time_seconds 60
node_filesystem_avail_bytes{mountpoint="/"} 25
node_filesystem_size_bytes{mountpoint="/"} 100
node_systemd_unit_state{name="nginx.service",state="active"} 1
node_systemd_unit_state{name="nginx.service",state="failed"} 0
node_systemd_unit_state{name="redis.service",state="active"} 0
`

test('a Linux machine: a quarter busy, three quarters of the memory, 100 bytes a second, one sensor that cannot be right', () => {
  // 60 s: 45 s idle and 15 s at work; 6,000 bytes in 60 s.
  expect(
    figures(settingsOf({ disks: ['/'], services: ['nginx'] }), linux(0, 0, 0), linux(45, 15, 6_000)),
  ).toEqual({
    cpu: 25,
    memory: 75,
    load: 1.5,
    in: 100,
    out: 0,
    temperature: 45,
    uptime: 1_000,
    'disk-used:/': 75,
    'disk-free:/': 25,
    'service:nginx': 1,
    objection: null,
    missing: [],
  })
})

test('a first reading knows no rates', () => {
  const settings = settingsOf({})
  const { values } = figuresOf(settings, samplesOf(settings, linux(45, 15, 6_000)), new Map(), 0, 1_000)
  expect(values).toEqual([null, 75, 1.5, null, null, 45, 940])
})

test.each([
  [{ services: ['redis'] }, '服务 redis 没有运行'],
  [{ services: ['mysql'] }, '没有服务 mysql 的数据'],
  [{ disks: ['/', '/data'] }, '没有磁盘 /data'],
])('%j: %s', (more, objection) => {
  expect(figures(settingsOf(more), linux(0, 0, 0), linux(1, 1, 1)).objection).toBe(objection)
})

test('a Windows machine, in the names of an old and a new version', () => {
  const page = (version: string) => `
windows_cpu_time_total{core="0,0",mode="idle"} 90
windows_cpu_time_total{core="0,0",mode="user"} 10
${version}
windows_net_bytes_received_total{nic="Intel_R_Ethernet"} 5
windows_logical_disk_free_bytes{volume="C:"} 40
windows_logical_disk_size_bytes{volume="C:"} 100
windows_service_state{name="spooler",state="running"} 1
windows_system_system_up_time 1000
`
  for (const version of [
    'windows_os_physical_memory_free_bytes 1\nwindows_cs_physical_memory_bytes 4',
    'windows_memory_physical_free_bytes 1\nwindows_memory_physical_total_bytes 4',
  ])
    expect(
      figures(
        settingsOf({ template: 'windows', disks: ['C:'], services: ['Spooler'] }),
        page(version),
        page(version),
      ),
    ).toMatchObject({
      cpu: null,
      memory: 75,
      'disk-used:C:': 60,
      'service:Spooler': 1,
      uptime: 60,
      objection: null,
    })
})

test('own metrics: sums over series, by label, as a rate; what is not there is said and is not 0', () => {
  const page = (failed: number) => `
app_requests_total{code="200",host="a"} 10
app_requests_total{code="500",host="a"} ${failed}
app_requests_total{code="500",host="b"} 5
app_users 7
`
  const metrics = [
    { name: '失败', metric: 'app_requests_total{code="500"}', rate: true },
    { name: '用户', metric: 'app_users' },
    { name: '没有', metric: 'app_nothing' },
  ]
  expect(figures(settingsOf({ template: 'own', metrics }), page(0), page(30))).toEqual({
    'own:失败': 0.5, // 30 more in 60 s
    'own:用户': 7,
    'own:没有': null,
    objection: null,
    missing: ['没有'],
  })
})

test('a disk that says more is free than there is room is not believed', () => {
  const page =
    'node_filesystem_avail_bytes{mountpoint="/"} 300\nnode_filesystem_size_bytes{mountpoint="/"} 100\n'
  expect(figures(settingsOf({ disks: ['/'] }), page, page)).toMatchObject({ 'disk-used:/': null })
})

test('metrics of one name are refused, with the words of the page', () => {
  const twice = ExporterSettings.safeParse({
    kind: 'exporter',
    url: 'http://a/',
    metrics: [
      { name: 'x', metric: 'a' },
      { name: 'x', metric: 'b' },
    ],
  })
  expect(twice.error?.issues[0]?.message).toBe('watch.same-name-twice')
})
