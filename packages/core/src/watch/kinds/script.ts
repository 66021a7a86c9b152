import { z } from 'zod'
import { checkKind } from '../kind.ts'
import type { Metric } from '../metric.ts'
import { unitField, UnitOfOwn } from './own-unit.ts'
import { MetricName, noneTwice } from './place.ts'

/** A script that an administrator placed in `DATA_DIR/scripts`. */
export const ScriptSettings = z.object({
  kind: z.literal('script'),
  file: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$/, 'watch.not-a-script'),
  /** Given to it one by one, as they are: there is no shell. */
  args: z.array(z.string().max(500)).max(30).default([]),
  /** Whether the state WARNING of a Nagios plugin is trouble. */
  warningFails: z.boolean().default(false),
  /** Numbers of its output that are kept. */
  metrics: z
    .array(z.object({ name: MetricName, unit: UnitOfOwn }))
    .max(30)
    .refine(noneTwice, 'watch.same-name-twice')
    .default([]),
})
export type ScriptSettings = z.infer<typeof ScriptSettings>

/** Scripts: Nagios plugins, or anything that prints JSON. */
export const scriptKind = checkKind<ScriptSettings>({
  kind: 'script',
  zh: '自定义脚本',
  en: 'Script',
  group: 'other',
  about: {
    zh: '运行管理员放在数据目录 scripts 里的脚本，支持 Nagios 插件和 JSON 输出。',
    en: 'Runs a script that the administrator placed in the folder scripts of the data directory: Nagios plugins, or JSON.',
  },
  form: [
    {
      name: 'file',
      zh: '脚本文件名',
      en: 'Name of the script',
      input: 'text',
      example: 'check_raid.sh',
      help: {
        zh: '只能用系统管理员放在数据目录 scripts 文件夹里的文件。',
        en: 'A file that the system administrator placed in the folder scripts of the data directory.',
      },
    },
    {
      name: 'args',
      zh: '参数',
      en: 'Arguments',
      input: 'words',
      example: '-w 80 -c 90',
    },
    {
      name: 'metrics',
      zh: '保留的数字',
      en: 'Numbers kept',
      input: 'rows',
      fields: [
        {
          name: 'name',
          zh: '名称（与脚本输出的一致）',
          en: 'Name, as the script prints it',
          input: 'text',
          example: 'load1',
        },
        unitField,
      ],
    },
    { name: 'warningFails', zh: 'WARNING 也算故障', en: 'WARNING is trouble too', input: 'yes', more: true },
    {
      name: 'secret',
      zh: '密码',
      en: 'Secret',
      input: 'secret',
      more: true,
      help: {
        zh: '脚本从环境变量 CHECK_SECRET 里读到它。',
        en: 'The script finds it in the variable CHECK_SECRET.',
      },
    },
  ],
  settings: ScriptSettings,
  metrics: ({ metrics }) => [
    { key: 'code', zh: '返回码', en: 'Exit code', unit: 'code' },
    ...metrics.map(({ name, unit }): Metric => ({ key: `own:${name}`, zh: name, en: name, unit })),
  ],
  secrets: ['secret'],
  intervalS: 60,
  timeoutS: 20,
  target: ({ file }) => file,
})
