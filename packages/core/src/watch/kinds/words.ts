import type { Words } from '../../kernel/words.ts'

/** What may be wrong with a field of the settings of a check. */
export const kindWords = {
  'watch.not-a-host': {
    zh: '请只写域名或 IP 地址，例如 192.168.1.10 或 nas.example.cn',
    en: 'write a name or an address only, such as 192.168.1.10 or nas.example.cn',
  },
  'watch.not-a-name': {
    zh: '请写域名，例如 www.example.cn',
    en: 'write a domain name, such as www.example.cn',
  },
  'watch.not-a-metric-name': {
    zh: '名称里不能有逗号、分号和换行',
    en: 'a name holds no comma, semicolon or line break',
  },
  'watch.same-name-twice': {
    zh: '有两行用了同一个名称，请改成不同的',
    en: 'two rows have the same name: give them different ones',
  },
  'watch.not-a-status': {
    zh: '状态码请写成 200、2xx 或 200-299 这样',
    en: 'write statuses as 200, 2xx or 200-299',
  },
  'watch.not-an-oid': {
    zh: 'OID 请写成 1.3.6.1.2.1.1.3.0 这样的数字',
    en: 'write an OID in numbers, such as 1.3.6.1.2.1.1.3.0',
  },
  'watch.not-a-web-address': {
    zh: '请写完整的网址，以 http:// 或 https:// 开头，例如 https://www.example.cn/',
    en: 'write the whole address: it begins with http:// or https://, such as https://www.example.cn/',
  },
  'watch.not-an-rtmp-address': {
    zh: '请写完整的地址，以 rtmp://、rtmps://、http:// 或 https:// 开头，例如 rtmp://10.1.2.3/live/news',
    en: 'write the whole address: it begins with rtmp://, rtmps://, http:// or https://, such as rtmp://10.1.2.3/live/news',
  },
  'watch.not-an-rtsp-address': {
    zh: '请写完整的地址，以 rtsp:// 或 rtsps:// 开头，例如 rtsp://10.1.2.3/101',
    en: 'write the whole address: it begins with rtsp:// or rtsps://, such as rtsp://10.1.2.3/101',
  },
  'watch.not-a-ts-address': {
    zh: '请写 udp:// 或 rtp:// 加 IP 地址和端口，例如 udp://239.1.1.1:1234，或以 http://、https:// 开头的地址',
    en: 'write udp:// or rtp:// with an IP address and a port, such as udp://239.1.1.1:1234, or an address that begins with http:// or https://',
  },
  'watch.sign-in-in-address': {
    zh: '地址里不要写用户名和密码，能看监测点的人都会看到；请去掉，写在“用户名”“密码”里',
    en: 'leave user and password out of the address, where everybody who sees the check can read them: they have fields of their own',
  },
  'watch.sign-in-in-web-address': {
    zh: '网址里不要写用户名和密码，能看监测点的人都会看到；请去掉，在“更多设置”的“登录方式”里填写',
    en: 'leave user and password out of the address, where everybody who sees the check can read them: choose under “Sign-in” among the other settings',
  },
  'watch.sign-in-not-here': {
    zh: '地址里不要写用户名和密码，能看监测点的人都会看到；这类监测点不能登录，请用不需要登录的地址',
    en: 'leave user and password out of the address, where everybody who sees the check can read them: this kind of check cannot sign in, so give an address that needs none',
  },
  'watch.not-a-json-path': {
    zh: '请写成 data.items[0].title 这样：名称之间用点，第几个写在方括号里，从 0 数起',
    en: 'write it as data.items[0].title: points between names, places in square brackets, counted from 0',
  },
  'watch.not-a-pattern': {
    zh: '正则表达式写得不对，或用了不支持的写法（反向引用、前后查找）',
    en: 'not an expression that can be used: check it, and leave out back references and look-around',
  },
  'watch.not-a-metric': {
    zh: '请写指标名，可以带标签，例如 node_load1 或 http_requests_total{code="500"}',
    en: 'write the name of a metric, with labels if need be: node_load1 or http_requests_total{code="500"}',
  },
  'watch.not-a-reading-command': {
    zh: 'Redis 只能用读命令：PING、DBSIZE、GET 键、LLEN 键、HGET 键 字段、INFO memory used_memory 等',
    en: 'of Redis only commands that read: PING, DBSIZE, GET key, LLEN key, HGET key field, INFO memory used_memory …',
  },
  'watch.not-a-question': {
    zh: '只能写查询语句，以 SELECT、WITH 或 SHOW 开头',
    en: 'only a question: begin with SELECT, WITH or SHOW',
  },
  'watch.not-a-redis-database': {
    zh: 'Redis 的库名是编号，例如 0',
    en: 'a database of Redis is a number, such as 0',
  },
  'watch.not-a-path': {
    zh: '请写完整的目录路径，例如 /mnt/media',
    en: 'write the whole path of a folder, such as /mnt/media',
  },
  'watch.not-a-script': {
    zh: '只写文件名，用字母、数字和 . _ -，不带路径',
    en: 'write the name of the file only: letters, digits and . _ -, no path',
  },
} as const satisfies Words
