import { z } from 'zod'
import { checkKind } from '../kind.ts'

/** A disk of the machine that runs the check, or a share that is mounted there. */
export const DiskSettings = z.object({
  kind: z.literal('disk'),
  path: z
    .string()
    .trim()
    .min(1)
    .max(1_000)
    .refine((text) => /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(text) && !text.includes('\0'), 'watch.not-a-path'),
  /** Whether a small file is written, read back and removed. */
  write: z.boolean().default(false),
})
export type DiskSettings = z.infer<typeof DiskSettings>

/** Disks and mounted shares: free space, and whether they can be written. */
export const diskKind = checkKind<DiskSettings>({
  kind: 'disk',
  zh: '磁盘与共享目录',
  en: 'Disk or mounted share',
  group: 'host',
  about: {
    zh: '看本机磁盘或已挂载的 SMB、NFS 共享还剩多少空间、能不能写入。',
    en: 'Free space of a disk or a mounted SMB or NFS share, and whether it can be written.',
  },
  form: [
    {
      name: 'path',
      zh: '目录',
      en: 'Folder',
      input: 'text',
      example: '/mnt/media',
      help: {
        zh: '必须在系统管理员用 CHECK_DISKS 列出的目录之内。',
        en: 'Below a folder that the administrator named in CHECK_DISKS.',
      },
    },
    { name: 'write', zh: '试写一个小文件', en: 'Write a small file', input: 'yes' },
  ],
  settings: DiskSettings,
  metrics: () => [
    { key: 'used', zh: '使用率', en: 'Used', unit: 'percent' },
    { key: 'free', zh: '剩余空间', en: 'Free', unit: 'bytes' },
    { key: 'files-used', zh: '文件数使用率', en: 'Files used', unit: 'percent' },
    { key: 'write-ms', zh: '试写用时', en: 'Write', unit: 'ms' },
  ],
  secrets: [],
  intervalS: 60,
  timeoutS: 15,
  target: ({ path }) => path,
})
