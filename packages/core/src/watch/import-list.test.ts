import { expect, test } from 'vitest'
import { readImport } from './import-list.ts'
import { settleNames } from './import-proposal.ts'

const rowsOf = (body: unknown) => {
  const read = readImport(body)
  if (!read || !('rows' in read)) throw new Error('not read')
  return read.rows
}

// As Uptime Kuma 1.23 exports it; fields that nothing is made of are left out.
const monitor = (more: object) => ({
  id: 1,
  name: '官网',
  url: 'https://',
  method: 'GET',
  hostname: null,
  port: null,
  maxretries: 2,
  weight: 2000,
  active: true,
  type: 'http',
  interval: 60,
  retryInterval: 60,
  keyword: null,
  expiryNotification: false,
  ignoreTls: false,
  upsideDown: false,
  maxredirects: 10,
  accepted_statuscodes: ['200-299'],
  dns_resolve_type: 'A',
  dns_resolve_server: '1.1.1.1',
  pushToken: null,
  headers: null,
  body: null,
  basic_auth_user: null,
  notificationIDList: { '1': true },
  tags: [],
  ...more,
})
const backup = (...monitors: object[]) => ({
  version: '1.23.16',
  notificationList: [],
  monitorList: monitors,
})

test('a web page of Uptime Kuma with its interval, retries, statuses and keyword', () => {
  const [page, word] = rowsOf(
    backup(
      monitor({ url: 'https://www.example.cn/', headers: '{"X-From":"kuma"}' }),
      monitor({
        name: '首页有字',
        type: 'keyword',
        url: 'https://www.example.cn/',
        keyword: '融媒体',
        active: false,
      }),
    ),
  )
  expect(page).toMatchObject({
    fate: 'new',
    target: 'https://www.example.cn/',
    entry: {
      name: '官网',
      intervalS: 60,
      timeoutS: 10,
      rule: { failuresToDown: 3 }, // 2 retries: the third failure
      settings: {
        kind: 'http',
        statuses: ['200-299'],
        redirects: 5,
        headers: [{ name: 'X-From', value: 'kuma' }],
      },
    },
  })
  expect(word).toMatchObject({
    paused: true,
    entry: { settings: { text: { holds: '融媒体', absent: false } } },
  })
})

test.each([
  { type: 'port', more: { hostname: '10.1.1.1', port: 3306 }, is: { kind: 'tcp', port: 3306 } },
  { type: 'ping', more: { hostname: '10.1.1.1' }, is: { kind: 'icmp', host: '10.1.1.1' } },
  {
    type: 'dns',
    more: { hostname: 'www.example.cn', port: 53 },
    is: { kind: 'dns', name: 'www.example.cn', server: '1.1.1.1' },
  },
])('a $type of Uptime Kuma', ({ type, more, is }) => {
  expect(rowsOf(backup(monitor({ type, ...more })))).toMatchObject([{ fate: 'new', entry: { settings: is } }])
})

test.each([
  { more: { type: 'docker' }, fate: 'not-known', remark: 'docker' },
  { more: { upsideDown: true, url: 'https://a.cn' }, fate: 'not-known', remark: 'upsideDown' },
  { more: { url: 'nonsense' }, fate: 'unclear', remark: 'url' },
  { more: { type: 'port', hostname: '10.1.1.1', port: 99999 }, fate: 'unclear', remark: 'port' },
  { more: { name: 7 }, fate: 'unclear', remark: 'name' },
])('what cannot become a check says why: $remark', ({ more, fate, remark }) => {
  expect(rowsOf(backup(monitor(more)))).toMatchObject([{ fate, remark, entry: null }])
})

test('a scrape config of the blackbox exporter, through its usual relabelling', () => {
  const config = {
    global: { scrape_interval: '15s' },
    scrape_configs: [
      {
        job_name: 'blackbox',
        metrics_path: '/probe',
        params: { module: ['http_2xx'] },
        static_configs: [{ targets: ['https://www.example.cn', 'app.example.cn:8080/health'] }],
        relabel_configs: [
          { source_labels: ['__address__'], target_label: '__param_target' },
          { source_labels: ['__param_target'], target_label: 'instance' },
          { target_label: '__address__', replacement: '127.0.0.1:9115' },
        ],
      },
      {
        job_name: 'ping',
        scrape_interval: '1m',
        params: { module: ['icmp'] },
        static_configs: [{ targets: ['10.1.1.254'], labels: { name: '核心交换机' } }],
      },
    ],
  }
  expect(rowsOf(config)).toMatchObject([
    { fate: 'new', entry: { intervalS: 15, settings: { kind: 'http', url: 'https://www.example.cn' } } },
    { entry: { settings: { kind: 'http', url: 'http://app.example.cn:8080/health' } } },
    { entry: { name: '核心交换机', intervalS: 60, settings: { kind: 'icmp', host: '10.1.1.254' } } },
  ])
})

test('a relabelling that needs an expression is not guessed at', () => {
  const config = [
    {
      job_name: 'b',
      static_configs: [{ targets: ['a:b'] }],
      relabel_configs: [
        { source_labels: ['__address__'], regex: '(.+):(.+)', target_label: '__param_target' },
      ],
    },
  ]
  expect(rowsOf(config)).toMatchObject([{ fate: 'unclear', remark: 'relabel_configs: (.+):(.+)' }])
})

test('a list of targets without modules goes by the form of each', () => {
  const rows = rowsOf([{ targets: ['https://a.cn/', '10.1.1.1:22', '10.1.1.2'], labels: { env: 'prod' } }])
  expect(rows.map((row) => row.entry?.settings.kind)).toEqual(['http', 'tcp', 'icmp'])
})

test('names that the unit has are left out, and equal names are told apart', () => {
  const rows = rowsOf(
    backup(
      monitor({ name: '有了', url: 'https://a.cn' }),
      monitor({ name: '同名', url: 'https://b.cn' }),
      monitor({ name: '同名', url: 'https://c.cn' }),
    ),
  )
  expect(settleNames(rows, new Set(['有了']))).toMatchObject([
    { fate: 'there', entry: null },
    { entry: { name: '同名' } },
    { entry: { name: '同名 (2)' } },
  ])
})

test('what is neither is not read, and no list is read that is too long', () => {
  expect(readImport({ anything: 1 })).toBeNull()
  expect(readImport('text')).toBeNull()
  expect(readImport([{ targets: Array(1001).fill('10.1.1.1') }])).toEqual({ tooMany: 1001 })
})
