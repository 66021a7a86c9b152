import type { Words } from '../../kernel/words.ts'

/** What keeps a folder from being looked at or written to, as `disk.` and the code. */
export const diskSentences = {
  'disk.NOT_LISTED': {
    zh: '这个目录不在系统管理员用 CHECK_DISKS 列出的目录之内（NOT_LISTED）',
    en: 'The administrator has not listed this folder in CHECK_DISKS (NOT_LISTED)',
  },
  'disk.ENOENT': {
    zh: '没有这个目录：共享可能没有挂载（ENOENT）',
    en: 'No such folder: its share may not be mounted (ENOENT)',
  },
  'disk.ENOTDIR': { zh: '不是目录（ENOTDIR）', en: 'Not a folder (ENOTDIR)' },
  'disk.EACCES': { zh: '没有权限（EACCES）', en: 'Not permitted (EACCES)' },
  'disk.EROFS': { zh: '只读，不能写入（EROFS）', en: 'Read-only: nothing can be written (EROFS)' },
  'disk.ENOSPC': { zh: '空间已满，不能写入（ENOSPC）', en: 'Full: nothing can be written (ENOSPC)' },
  'disk.EDQUOT': { zh: '超过配额，不能写入（EDQUOT）', en: 'Over quota: nothing can be written (EDQUOT)' },
  'disk.ESTALE': {
    zh: '共享已失效，需要重新挂载（ESTALE）',
    en: 'The share is stale: mount it again (ESTALE)',
  },
  'disk.ENOTCONN': { zh: '共享的连接已断开（ENOTCONN）', en: 'The share has lost its connection (ENOTCONN)' },
  'disk.EHOSTDOWN': {
    zh: '共享的服务器没有应答（EHOSTDOWN）',
    en: 'No answer from the server of the share (EHOSTDOWN)',
  },
  'disk.EIO': { zh: '读写出错（EIO）', en: 'Reading or writing failed (EIO)' },
  'disk.READ_BACK': {
    zh: '写进去的内容读出来不一样（READ_BACK）',
    en: 'What was written reads back as something else (READ_BACK)',
  },
} as const satisfies Words

/** Servers and devices: exporters, disks, scripts, databases, SNMP. */
export const hostSentences = {
  ...diskSentences,
  'disk.not-listed': {
    zh: '这个目录不在系统管理员用 CHECK_DISKS 列出的目录之内',
    en: 'The administrator has not listed this folder in CHECK_DISKS',
  },
  'disk.other': { zh: '读写出错（{code}）', en: 'Reading or writing failed ({code})' },
  'disk.hangs': {
    zh: '挂载点没有应答：上一次查看还卡在那里',
    en: 'The mount does not answer: the look before this one still hangs there',
  },
  'disk.no-answer': {
    zh: '查看磁盘的进程没有回答',
    en: 'The process that looks at the disk gave no answer',
  },
  'exporter.large': { zh: '指标页超过 {mb} MB', en: 'The page of metrics is larger than {mb} MB' },
  'exporter.none': {
    zh: '回答里没有指标：不是 exporter 的指标页',
    en: 'No metrics in the answer: not the page of an exporter',
  },
  'exporter.missing': { zh: '指标页上没有：{names}', en: 'Not on the page of metrics: {names}' },
  'exporter.no-disk': { zh: '没有磁盘 {disk}', en: 'No disk {disk}' },
  'exporter.stopped': { zh: '服务 {service} 没有运行', en: 'The service {service} is not running' },
  'exporter.no-service': { zh: '没有服务 {service} 的数据', en: 'No data of the service {service}' },
  'script.large': {
    zh: '脚本的输出超过 {kb} KB，已被结束',
    en: 'The script printed more than {kb} KB and was ended',
  },
  'script.warning': { zh: '警告：{words}', en: 'Warning: {words}' },
  'script.missing': { zh: '脚本没有给出：{names}', en: 'The script did not give: {names}' },
  'script.no-limit': {
    zh: '本机没有 prlimit，脚本的内存没有限制',
    en: 'This machine has no prlimit: the memory of scripts is not limited',
  },
  'script.killed': {
    zh: '脚本被系统结束（内存或时间超限）',
    en: 'The system ended the script (too much memory or time)',
  },
  'script.code': { zh: '返回 {code}', en: 'Exit code {code}' },
  'script.said': { zh: '{ending}：{words}', en: '{ending}: {words}' },
  'script.not-a-file': { zh: '{name} 不是普通文件', en: '{name} is no ordinary file' },
  'script.outside': { zh: '{name} 不在脚本目录里', en: '{name} is not in the folder of scripts' },
  'script.writable': {
    zh: '脚本或它的目录别人也能写：请去掉组和其他人的写权限（chmod go-w）',
    en: 'Others can write to the script or its folder: take the right from group and others (chmod go-w)',
  },
  'script.owner': {
    zh: '{name} 不属于运行本程序的用户，也不属于 root',
    en: '{name} belongs neither to the user that runs this program nor to root',
  },
  'script.not-executable': { zh: '{name} 不能执行（chmod +x）', en: '{name} is not executable (chmod +x)' },
  'script.none': {
    zh: '没有脚本 {name}：请系统管理员把它放进数据目录的 scripts 文件夹',
    en: 'No script {name}: the administrator has to place it in the folder scripts of the data directory',
  },
  'database.large': {
    zh: '回答超过 {mb} MB，请让查询只返回一行',
    en: 'The answer is larger than {mb} MB: let the query return one row only',
  },
  'database.no-number': { zh: '查询结果不是数字', en: 'The result of the query is no number' },
  'database.error': { zh: '{engine}：{error}', en: '{engine}: {error}' },
  'database.sign-in-refused': { zh: '拒绝登录', en: 'sign-in refused' },
  'database.no-encryption': {
    zh: '服务器不支持加密连接',
    en: 'The server offers no encrypted connection',
  },
  'database.other-protocol': {
    zh: '对方说的不是 {engine} 协议',
    en: 'The other side does not speak the protocol of {engine}',
  },
  'database.unreadable': { zh: '{engine} 的回答读不懂', en: 'The answer of {engine} was not understood' },
  'database.incomplete': { zh: '{engine} 的回答不完整', en: 'The answer of {engine} is not complete' },
  'database.type': {
    zh: '查询结果的类型读不懂：请让查询只返回一个数',
    en: 'The type of the result was not understood: let the query return one number only',
  },
  'snmp.silent': {
    zh: '没有应答：设备没有开 SNMP、团体名或用户不对，或被防火墙挡住',
    en: 'No answer: SNMP is off, the community or user is wrong, or a firewall is in the way',
  },
  'snmp.error': { zh: 'SNMP：{message}', en: 'SNMP: {message}' },
  'snmp.no-uptime': {
    zh: '设备没有回答它开机多久：不是完整的 SNMP',
    en: 'The device does not say how long it has been up: its SNMP is not complete',
  },
  'snmp.no-ups': {
    zh: '设备没有 UPS 的数据（UPS-MIB）：请看是不是要用厂家自己的 OID',
    en: 'The device has no data of a UPS (UPS-MIB): its maker may have OIDs of its own',
  },
  'snmp.no-printer': {
    zh: '设备没有打印机的数据（Printer-MIB）',
    en: 'The device has no data of a printer (Printer-MIB)',
  },
  'snmp.supplies-unknown': {
    zh: '打印机不说还剩多少：{names}',
    en: 'The printer does not say how much is left: {names}',
  },
  'snmp.missing': { zh: '设备上没有这些数：{names}', en: 'The device does not have these numbers: {names}' },
  'snmp.no-interface': {
    zh: '没有接口 {names}；设备上有：{there}',
    en: 'No such interface: {names}; the device has: {there}',
  },
  'snmp.no-storage': {
    zh: '没有存储 {names}；设备上有：{there}',
    en: 'No such storage: {names}; the device has: {there}',
  },
  'snmp.nothing-listed': { zh: '（没有列出）', en: '(none listed)' },
  'snmp.interface-down': { zh: '接口 {names} 断开', en: 'Interface down: {names}' },
  'ups.on-battery': { zh: '市电中断，正在用电池供电', en: 'Mains power has failed; running on battery' },
  'ups.no-output': { zh: 'UPS 没有输出', en: 'The UPS has no output' },
  'ups.bypass': { zh: 'UPS 在旁路上，没有保护', en: 'The UPS is on bypass: nothing is protected' },
  'ups.battery-low': { zh: '电池电量低', en: 'The battery is low' },
  'ups.battery-empty': { zh: '电池已耗尽', en: 'The battery is empty' },
} as const satisfies Words
