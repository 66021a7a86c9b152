import type { Words } from './words.ts'

/** Refusals that any domain may raise. */
export const kernelWords = {
  'kernel.too-often': {
    zh: '请求太频繁，请 {seconds} 秒后再试。',
    en: 'This was asked too often. Try again in {seconds} seconds.',
  },
  'kernel.database-newer': {
    zh: '数据库由更新的版本建立（第 {database} 步，本程序只到第 {program} 步）。请安装新版程序；数据未被改动。',
    en: 'A newer version made this database (step {database}; this program knows {program}). Install the newer program; nothing was changed.',
  },
  'kernel.migration-changed': {
    zh: '数据库的第 {number} 步（{name}）与本程序中的不同。请使用当初安装的版本，或从备份恢复；数据未被改动。',
    en: 'Step {number} ({name}) of the database differs from the one in this program. Use the version that was installed, or restore a backup; nothing was changed.',
  },
  'kernel.no-embedded-postgres': {
    zh: '本机处理器（{platform}）没有自带的 PostgreSQL。请设置 DATABASE_URL 指向一个 PostgreSQL 15 或更新的数据库。',
    en: 'There is no built-in PostgreSQL for this machine ({platform}). Set DATABASE_URL to a PostgreSQL 15 or later.',
  },
  'kernel.no-plain-user': {
    zh: 'PostgreSQL 不能以 root 运行，而本机没有 postgres 或 nobody 用户。请建立其中一个，或以普通用户启动。',
    en: 'PostgreSQL does not run as root, and there is no user postgres or nobody here. Create one of them, or start as an ordinary user.',
  },
  'kernel.folder-unwritable': {
    zh: '文件夹 {folder} 不能写入（{why}）。请更改其权限，或用 DATA_DIR 指定另一个。',
    en: 'The folder {folder} cannot be written ({why}). Change its permissions, or name another one in DATA_DIR.',
  },
  'kernel.folder-of-another': {
    zh: '文件夹 {folder} 属于 {owner}。复制来的数据目录不能与原来的共用数据库：请用 backup 和 restore 复制数据。',
    en: 'The folder {folder} belongs to {owner}. A copied data directory cannot share the database of the original: copy with backup and restore.',
  },
  'kernel.folder-in-use': {
    zh: '数据目录 {folder} 正被另一个融衡进程（{pid}）使用。请先停止它，或用 DATA_DIR 指定另一个。',
    en: 'The data directory {folder} is in use by another Rongheng (process {pid}). Stop that one first, or name another in DATA_DIR.',
  },
  'kernel.port-in-use': {
    zh: '端口 {port} 已被占用。请停止占用它的程序，或用 PORT 指定另一个。',
    en: 'Port {port} is taken. Stop the program that uses it, or name another in PORT.',
  },
  'kernel.postgres-failed': {
    zh: '自带的 PostgreSQL 没有启动：{why}',
    en: 'The built-in PostgreSQL did not start: {why}',
  },
  'kernel.cannot-listen': {
    zh: '不能在 {host}:{port} 提供服务（{why}）。请检查 HOST 和 PORT。',
    en: 'Cannot serve at {host}:{port} ({why}). Check HOST and PORT.',
  },
  'kernel.file-unreadable': {
    zh: '读不到文件 {name}（{why}）。请核对路径。',
    en: 'The file {name} cannot be read ({why}). Check the path.',
  },
  'kernel.output-unwritable': {
    zh: '不能写入文件夹 {folder}（{why}）。请换一个能写入的文件夹。',
    en: 'The folder {folder} cannot be written ({why}). Choose another one.',
  },
  'kernel.server-gone': {
    zh: '与融衡服务的连接断了（{why}）。请重试；已保存的内容没有丢失。',
    en: 'The connection to the Rongheng server broke ({why}). Try again; nothing saved is lost.',
  },
  'kernel.archive-damaged': {
    zh: '备份文件 {file} 不完整或被改动（{what}）。请换另一份备份；没有写入任何内容。',
    en: 'The backup {file} is incomplete or was changed ({what}). Take another one; nothing was written.',
  },
  'kernel.archive-newer': {
    zh: '这份备份由更新的版本制作（第 {archive} 步，本程序只到第 {program} 步）。请安装新版程序再恢复。',
    en: 'A newer version made this backup (step {archive}; this program knows {program}). Install it, then restore.',
  },
  'kernel.place-not-empty': {
    zh: '恢复的地方不是空的（{what}）。请用 DATA_DIR（和 DATABASE_URL）指定一个空的数据目录和数据库；没有写入任何内容。',
    en: 'The place to restore to is not empty ({what}). Name an empty one in DATA_DIR (and DATABASE_URL); nothing was written.',
  },
  'kernel.restore-differs': {
    zh: '恢复后的 {what} 与备份不符，已全部撤回。请换另一份备份。',
    en: 'What was restored differs from the backup ({what}); all of it was taken back. Take another backup.',
  },
  'kernel.nothing-yet': {
    zh: '{where} 里还没有数据。请核对 DATA_DIR（或 DATABASE_URL）是否写对；第一次使用请先启动一次融衡。',
    en: 'There are no records in {where} yet. Check DATA_DIR (or DATABASE_URL); when this is the first time, start Rongheng once.',
  },
  'kernel.not-yours': {
    zh: '数据目录 {where} 属于另一个系统用户。请用运行融衡的那个用户执行这个命令（如 sudo -u）。',
    en: 'The data directory {where} belongs to another user of this machine. Run the command as the one who runs Rongheng (sudo -u).',
  },
  'kernel.server-runs': {
    zh: '融衡正在这个数据目录上运行。请先停止它，再恢复。',
    en: 'Rongheng is running on this data directory. Stop it first, then restore.',
  },
  'kernel.file-exists': {
    zh: '文件 {name} 已经存在。请换一个名字。',
    en: 'The file {name} is there already. Choose another name.',
  },
  'kernel.backup-failed': {
    zh: '备份没有完成（{why}），不完整的文件已删除。请重试。',
    en: 'The backup was not finished ({why}); the incomplete file was removed. Try again.',
  },
  'kernel.database-unreachable': {
    zh: '连不上数据库 {where}：{why}',
    en: 'The database {where} cannot be reached: {why}',
  },
  'kernel.file-damaged': {
    zh: '文件 {name} 已丢失或被改动（SM3 不符），请从备份恢复后再试。',
    en: 'The file {name} is missing or was changed (its SM3 differs). Restore it from a backup and try again.',
  },
  'kernel.malformed': {
    zh: '有几处填写不符合要求，请按提示逐项改正后再提交。',
    en: 'Some entries do not fit. Correct them one by one as marked, then submit again.',
  },
  'kernel.too-large': {
    zh: '文件或内容太大，超过了这里允许的 {limit} MB。请拆分后分几次提交。',
    en: 'The file or content is larger than the {limit} MB allowed here. Split it and submit it in parts.',
  },
  'kernel.no-such-address': {
    zh: '没有这个地址。请从菜单重新进入。',
    en: 'There is no such address. Start again from the menu.',
  },
  'kernel.no-such-record': {
    zh: '没有这条记录，或它不在您的单位范围内。',
    en: 'There is no such record, or it lies outside your units.',
  },
  'kernel.no-such-notice': {
    zh: '没有这条提醒，或它不是给您的。',
    en: 'There is no such notice, or it is not yours.',
  },
  'kernel.fault': {
    zh: '系统出了故障，这次操作没有保存。请把请求号 {requestId} 告诉管理员。',
    en: 'The system failed and this action was not saved. Give the administrator the request number {requestId}.',
  },
  'kernel.no-such-file': {
    zh: '没有这个文件，或者它不在您的权限范围内。',
    en: 'There is no such file, or it is outside your reach.',
  },
  'kernel.no-such-fact': {
    zh: '没有这个数据记录，或者它不在您的权限范围内。',
    en: 'There is no such fact, or it is outside your reach.',
  },
  'kernel.stale': {
    zh: '这条记录刚被别人改过。您的填写还在本页，请刷新后核对再保存。',
    en: 'Somebody else changed this record just now. Your entries are still on this page: reload, compare, save again.',
  },
} as const satisfies Words
