import { z } from 'zod'
import { selectorOf } from '../exposition.ts'
import { checkKind } from '../kind.ts'
import type { Metric } from '../metric.ts'
import { authForm, authSecrets, authSettings } from './http-auth.ts'
import { MetricName, noneTwice } from './place.ts'
import { unitField, UnitOfOwn } from './own-unit.ts'
import { WebAddress } from './web-address.ts'

const names = z
  .array(z.string().trim().min(1).max(200))
  .max(30)
  .refine((all) => new Set(all).size === all.length, 'watch.same-name-twice')

/** A page in the Prometheus text format, and what is read from it. */
export const ExporterSettings = z.object({
  kind: z.literal('exporter'),
  url: WebAddress,
  /** What it is a page of: a machine's exporter, whose names are known, or anything. */
  template: z.enum(['node', 'windows', 'own']).default('node'),
  /** Mount points, or drives: "/", "C:". One that is not there is trouble. */
  disks: names.default([]),
  /** Services that must run, by the system's names. */
  services: names.default([]),
  /** Numbers by name and labels; where several series fit, their sum. */
  metrics: z
    .array(
      z.object({
        name: MetricName,
        metric: z
          .string()
          .trim()
          .max(500)
          .refine((text) => selectorOf(text) !== null, 'watch.not-a-metric'),
        /** The change per second, for what only counts up. */
        rate: z.boolean().default(false),
        unit: UnitOfOwn,
      }),
    )
    .max(30)
    .refine(noneTwice, 'watch.same-name-twice')
    .default([]),
  anyCertificate: z.boolean().default(false),
  ...authSettings,
})
export type ExporterSettings = z.infer<typeof ExporterSettings>

const machine: readonly Metric[] = [
  { key: 'cpu', zh: 'CPU 使用率', en: 'CPU', unit: 'percent' },
  { key: 'memory', zh: '内存使用率', en: 'Memory used', unit: 'percent' },
  { key: 'load', zh: '一分钟负载', en: 'Load', unit: 'number' },
  { key: 'in', zh: '网络接收', en: 'Received', unit: 'bytes/s' },
  { key: 'out', zh: '网络发送', en: 'Sent', unit: 'bytes/s' },
  { key: 'temperature', zh: '最高温度', en: 'Highest temperature', unit: 'celsius' },
  { key: 'uptime', zh: '开机时长', en: 'Uptime', unit: 's' },
]

/** Machine, disks, services, own numbers: always in this order. */
export const exporterMetrics = ({
  template,
  disks,
  services,
  metrics,
}: ExporterSettings): readonly Metric[] => [
  ...(template === 'own' ? [] : machine),
  ...(template === 'own' ? [] : disks).flatMap((disk): Metric[] => [
    { key: `disk-used:${disk}`, zh: `${disk} 使用率`, en: `${disk} used`, unit: 'percent' },
    { key: `disk-free:${disk}`, zh: `${disk} 剩余空间`, en: `${disk} free`, unit: 'bytes' },
  ]),
  ...(template === 'own' ? [] : services).map(
    (service): Metric => ({
      key: `service:${service}`,
      zh: `服务 ${service}`,
      en: `Service ${service}`,
      unit: 'code',
    }),
  ),
  ...metrics.map(({ name, unit }): Metric => ({ key: `own:${name}`, zh: name, en: name, unit })),
]

/** Machines by their exporter, and any page in the Prometheus text format. */
export const exporterKind = checkKind<ExporterSettings>({
  kind: 'exporter',
  zh: '服务器指标（node / windows exporter）',
  en: 'Exporter (Prometheus text format)',
  group: 'host',
  about: {
    zh: '读服务器上 exporter 的指标页：CPU、内存、磁盘、网络、温度、服务，或任意一个指标。',
    en: 'Reads the page of an exporter: CPU, memory, disks, network, temperature, services, or any metric.',
  },
  form: [
    {
      name: 'url',
      zh: '指标页地址',
      en: 'Address of the page',
      input: 'text',
      place: true,
      example: 'http://192.168.1.20:9100/metrics',
      help: {
        zh: 'Linux 默认端口 9100，Windows 默认 9182。',
        en: 'Port 9100 on Linux, 9182 on Windows, unless changed.',
      },
    },
    {
      name: 'template',
      zh: '是哪种机器',
      en: 'Kind of machine',
      input: 'choice',
      options: [
        { value: 'node', zh: 'Linux（node_exporter）', en: 'Linux (node_exporter)' },
        { value: 'windows', zh: 'Windows（windows_exporter）', en: 'Windows (windows_exporter)' },
        { value: 'own', zh: '其他，只看下面填的指标', en: 'Other: only the metrics below' },
      ],
    },
    {
      name: 'disks',
      zh: '看哪些磁盘',
      en: 'Disks',
      input: 'words',
      example: '/ /data',
      when: { name: 'template', is: ['node', 'windows'] },
      help: {
        zh: 'Linux 写挂载点，Windows 写盘符如 C:。',
        en: 'Mount points on Linux, drives such as C: on Windows.',
      },
    },
    {
      name: 'services',
      zh: '哪些服务必须在运行',
      en: 'Services that must run',
      input: 'words',
      example: 'nginx.service',
      when: { name: 'template', is: ['node', 'windows'] },
      help: {
        zh: 'Linux 上 node_exporter 要加 --collector.systemd 启动。',
        en: 'On Linux node_exporter has to be started with --collector.systemd.',
      },
    },
    {
      name: 'metrics',
      zh: '其他指标',
      en: 'Other metrics',
      input: 'rows',
      more: true,
      fields: [
        { name: 'name', zh: '名称', en: 'Name', input: 'text', example: '在线用户' },
        { name: 'metric', zh: '指标', en: 'Metric', input: 'text', example: 'app_users{state="online"}' },
        { name: 'rate', zh: '每秒变化', en: 'Change per second', input: 'yes' },
        unitField,
      ],
    },
    {
      name: 'anyCertificate',
      zh: '证书有问题也不算故障',
      en: 'A faulty certificate is no trouble',
      input: 'yes',
      more: true,
    },
    ...authForm,
  ],
  settings: ExporterSettings,
  metrics: exporterMetrics,
  secrets: authSecrets,
  intervalS: 60,
  timeoutS: 10,
  target: ({ url }) => url,
})
