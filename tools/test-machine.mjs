// What the tests need besides Node: found, installed through apt when this is Debian and we are root, or named in one sentence.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((dir) => join(dir, name))
    .find((path) => existsSync(path))

const hasCjkFont = () => {
  const list = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' })
  return list.status === 0 && list.stdout.trim() !== ''
}

/** Whether a file is there in the libraries of this machine's kind. */
const underLib = (path) => readdirSync('/usr/lib').some((dir) => existsSync(join('/usr/lib', dir, path)))

const postgres15 = '/usr/lib/postgresql/15/bin'

/** Each need: how to see that it is there, the Debian packages that bring it, and its name for people. */
const needs = [
  { there: () => onPath('chromium'), packages: ['chromium'], name: 'Chromium' },
  {
    there: () => existsSync(join(postgres15, 'initdb')),
    packages: ['postgresql-15'],
    name: 'PostgreSQL 15 server',
  },
  {
    there: () =>
      onPath('soffice') &&
      ['libswlo.so', 'libsclo.so'].every((lib) => existsSync(`/usr/lib/libreoffice/program/${lib}`)),
    packages: ['libreoffice-writer-nogui', 'libreoffice-calc-nogui'],
    name: 'LibreOffice Writer and Calc',
  },
  { there: () => onPath('ffmpeg'), packages: ['ffmpeg'], name: 'ffmpeg' },
  {
    there: () =>
      existsSync('/usr/lib/python3/dist-packages/gi') &&
      underLib('girepository-1.0/GstRtspServer-1.0.typelib') &&
      underLib('gstreamer-1.0/libgstrtp.so'),
    packages: ['python3-gi', 'gir1.2-gst-rtsp-server-1.0', 'gstreamer1.0-plugins-good'],
    name: "GStreamer's RTSP server",
  },
  { there: () => onPath('pdftoppm'), packages: ['poppler-utils'], name: 'poppler-utils' },
  { there: () => onPath('openssl'), packages: ['openssl'], name: 'openssl' },
  { there: () => onPath('fping'), packages: ['fping'], name: 'fping' },
  { there: () => onPath('nginx') || existsSync('/usr/sbin/nginx'), packages: ['nginx-light'], name: 'nginx' },
  {
    there: () => onPath('prometheus-node-exporter'),
    packages: ['prometheus-node-exporter'],
    name: 'node_exporter',
  },
  { there: () => existsSync('/usr/sbin/chronyd'), packages: ['chrony'], name: 'chrony' },
  { there: () => existsSync('/usr/sbin/snmpd'), packages: ['snmpd'], name: 'snmpd' },
  {
    there: () => onPath('prometheus-alertmanager'),
    packages: ['prometheus-alertmanager'],
    name: 'Alertmanager',
  },
  { there: () => onPath('redis-server'), packages: ['redis-server'], name: 'Redis' },
  {
    there: () => existsSync('/usr/sbin/mariadbd') && onPath('mariadb-install-db'),
    packages: ['mariadb-server'],
    name: 'MariaDB',
  },
  { there: () => onPath('victoria-metrics'), packages: ['victoria-metrics'], name: 'VictoriaMetrics' },
  { there: () => onPath('prometheus'), packages: ['prometheus'], name: 'Prometheus' },
  { there: hasCjkFont, packages: ['fontconfig', 'fonts-noto-cjk'], name: 'a Chinese font (Noto CJK)' },
]

const isDebian = () => existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get')

function apt(...args) {
  const run = spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return run.status === 0 ? '' : run.stderr.trim().split('\n').slice(-3).join(' ')
}

/** Makes sure that everything is there. Throws one sentence that says what to install. */
export function prepareMachine() {
  const missing = needs.filter((n) => !n.there())
  if (missing.length === 0) return
  const packages = missing.flatMap((n) => n.packages)
  const sentence = `The tests need ${missing.map((n) => n.name).join(', ')}: on Debian 12, as root, apt-get install ${packages.join(' ')}`
  if (!isDebian() || process.getuid?.() !== 0) throw new Error(sentence)
  console.log(`Installing ${packages.join(' ')} …`)
  // The package would otherwise create and start a cluster of its own, which nobody here asked for.
  if (packages.includes('postgresql-15')) {
    mkdirSync('/etc/postgresql-common/createcluster.d', { recursive: true })
    writeFileSync(
      '/etc/postgresql-common/createcluster.d/rongheng-tests.conf',
      'create_main_cluster = false\n',
    )
  }
  const install = ['install', '-y', '-q', '--no-install-recommends', ...packages]
  let complaint = apt('update', '-q') || apt(...install)
  if (complaint) complaint = apt('update', '-q') || apt(...install)
  const still = needs.filter((n) => !n.there())
  if (complaint || still.length > 0)
    throw new Error(`${sentence} (it failed here: ${complaint || 'installed, but not found'})`)
}

/** The account that a PostgreSQL server may run as: root may not start one. */
export function serverAccount() {
  if (process.getuid?.() !== 0) return {}
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((l) => l.startsWith('postgres:'))
  const [, , uid, gid] = (line ?? '').split(':').map(Number)
  return { uid, gid }
}

/** Folder of the PostgreSQL 15 programs. */
export const postgres15Bin = postgres15
