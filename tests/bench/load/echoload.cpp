// echoload - closed-loop load generator for TCP echo servers on 127.0.0.1.
//
//   echoload 127.0.0.1 PORT [-c conns] [-s bytes] [-d secs] [-w warmup] [-p depth] [-t threads]
//            [--churn] [--hold secs] [--pid PID] [--src N] [-n max]
//
// Modes
//   (default)  -c connections, each with -p messages of -s bytes outstanding. All the credit that one
//              read frees is sent back in one send(), as pipelining clients do.
//   --churn    -c slots; each: connect, one message, read its echo, close, again.
//   --hold S   open -c connections, one message on each, keep them S seconds with 100 messages/s
//              spread over all of them, then report the server's resident memory per connection.
//
// Every byte is checked: the stream of a connection is a pseudo-random sequence of prime period
// (65521) with its own start, so a lost, doubled or reordered byte shows. After the measured window
// nothing new is sent and all outstanding echoes must arrive within one second ("incomplete").
//
// One JSON line on stdout. With --pid the line has the server's CPU (utime+stime) in the measured
// window, per message too, and "other_cpu", the CPU seconds that neither the server nor this
// program used (a measure of disturbance), and "idle", the CPU seconds nobody used.
//
// Bounded: stops after warmup + duration + a little; SIGALRM ends it whatever happens.
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <thread>
#include "process.h"
#include "worker.h"

static pthread_barrier_t bar;
static uint64_t tBegin;
static Cpu cpu0, cpu1;
static uint64_t at0, at1;
static long rss0, rss1;

static void body(Worker *w) {
  w->init();
  if (opt.hold > 0) {
    w->openAll(nowns() + 60000000000ull);
    pthread_barrier_wait(&bar);
    uint64_t end = nowns() + (uint64_t)(opt.hold * 1e9);
    size_t k = 0;
    while (nowns() < end && !w->giveUp()) {
      Conn &c = w->cs[k++ % w->cs.size()];
      if (c.st == OPEN && c.rcvd == c.sent) { c.target = c.sent + opt.size; w->pump(c); }
      w->poll(10);
      w->poll(0);
    }
    if (w->id == 0 && opt.pid) rss1 = pidRssKb(opt.pid);
    pthread_barrier_wait(&bar);
  } else {
    if (!opt.churn) w->openAll(nowns() + 20000000000ull);
    if (pthread_barrier_wait(&bar) == PTHREAD_BARRIER_SERIAL_THREAD) tBegin = nowns();
    pthread_barrier_wait(&bar);
    w->wStart = tBegin + (uint64_t)(opt.warm * 1e9);
    w->wEnd = w->wStart + (uint64_t)(opt.secs * 1e9);
    for (auto &c : w->cs) {
      if (opt.churn) w->again(c);
      else if (c.st == OPEN) { c.target = (uint64_t)opt.depth * opt.size; w->pump(c); }
    }
    bool began = false;
    uint64_t t;
    while ((t = nowns()) < w->wEnd && !w->giveUp() && w->sending) {
      if (!began && t >= w->wStart) {
        began = true;
        if (w->id == 0) { cpu0 = sampleCpu(); at0 = nowns(); }
      }
      w->poll(10);
    }
    if (w->id == 0) { cpu1 = sampleCpu(); at1 = nowns(); }
    w->sending = false;
    uint64_t end = nowns() + 1000000000ull;
    while (w->outstanding() && nowns() < end) w->poll(10);
    w->poll(2);  // a byte too many would come now
  }
  for (auto &c : w->cs)
    if (c.st != CLOSED) {
      if (c.st == OPEN && c.rcvd < c.sent) w->incomplete++;
      close(c.fd);
    }
  close(w->ep);
}

static void die(const char *m) {
  fprintf(stderr, "echoload: %s\n", m);
  exit(2);
}

int main(int argc, char **argv) {
  if (argc < 3) die("usage: echoload 127.0.0.1 PORT [-c conns] [-s bytes] [-d secs] [-w warmup] [-p depth] [-t threads] [--churn] [--hold secs] [--pid PID] [--src N] [-n max]");
  if (strcmp(argv[1], "127.0.0.1") && strcmp(argv[1], "localhost")) die("only 127.0.0.1");
  opt.port = (uint16_t)atoi(argv[2]);
  bool srcSet = false;
  for (int i = 3; i < argc; i++) {
    const char *a = argv[i];
    if (!strcmp(a, "--churn")) { opt.churn = true; continue; }
    if (i + 1 >= argc) die("an option lacks its value");
    const char *v = argv[++i];
    if (!strcmp(a, "-c")) opt.conns = atoi(v);
    else if (!strcmp(a, "-s")) opt.size = (uint32_t)atoi(v);
    else if (!strcmp(a, "-d")) opt.secs = atof(v);
    else if (!strcmp(a, "-w")) opt.warm = atof(v);
    else if (!strcmp(a, "-p")) opt.depth = atoi(v);
    else if (!strcmp(a, "-t")) opt.threads = atoi(v);
    else if (!strcmp(a, "-n")) opt.max = strtoull(v, nullptr, 10);
    else if (!strcmp(a, "--hold")) opt.hold = atof(v);
    else if (!strcmp(a, "--pid")) opt.pid = atoi(v);
    else if (!strcmp(a, "--src")) { opt.src = atoi(v); srcSet = true; }
    else die("unknown option");
  }
  if (opt.conns < 1 || opt.conns > 200000 || opt.size < 1 || opt.size > CHUNK || opt.depth < 1 || opt.depth > 4096 ||
      opt.threads < 1 || opt.threads > 64 || opt.threads > opt.conns || opt.secs <= 0 || opt.secs > 3600 || opt.warm < 0 ||
      opt.warm > 600 || opt.hold > 3600 || opt.src > 200 || (uint64_t)opt.size * (uint64_t)opt.depth > (64u << 20))
    die("a value is out of range");
  if (opt.churn && !srcSet) opt.src = 32;
  if (opt.conns > 20000 && !srcSet) opt.src = 1 + opt.conns / 20000;
  tick = 1.0 / (double)sysconf(_SC_CLK_TCK);
  rlimit rl;
  getrlimit(RLIMIT_NOFILE, &rl);
  rl.rlim_cur = rl.rlim_max;
  setrlimit(RLIMIT_NOFILE, &rl);
  signal(SIGPIPE, SIG_IGN);
  alarm((unsigned)(opt.secs + opt.warm + opt.hold + 75));

  pat = (uint8_t *)malloc(PERIOD + CHUNK);
  uint64_t x = 0x9e3779b97f4a7c15ull;
  for (uint32_t i = 0; i < PERIOD + CHUNK; i++) {
    if (i >= PERIOD) { pat[i] = pat[i - PERIOD]; continue; }
    x ^= x << 13; x ^= x >> 7; x ^= x << 17;
    pat[i] = (uint8_t)(x >> 24);
  }
  if (opt.pid) rss0 = pidRssKb(opt.pid);
  pthread_barrier_init(&bar, nullptr, (unsigned)opt.threads);
  std::vector<Worker> ws((size_t)opt.threads);
  for (int i = 0; i < opt.threads; i++) {
    ws[(size_t)i].id = i;
    ws[(size_t)i].nconn = opt.conns / opt.threads + (i < opt.conns % opt.threads);
  }
  std::vector<std::thread> ts;
  uint64_t t0 = nowns();
  for (int i = 1; i < opt.threads; i++) ts.emplace_back(body, &ws[(size_t)i]);
  body(&ws[0]);
  for (auto &t : ts) t.join();
  uint64_t t1 = nowns();

  Worker s;
  for (auto &w : ws) {
    s.msgs += w.msgs; s.bytes += w.bytes; s.opened += w.opened; s.connErr += w.connErr; s.mismatch += w.mismatch;
    s.dropped += w.dropped; s.incomplete += w.incomplete;
    s.polls += w.polls; s.events += w.events;
    s.h.merge(w.h);
  }
  const char *mode = opt.hold > 0 ? "hold" : opt.churn ? "churn" : "steady";
  printf("{\"mode\":\"%s\",\"conns\":%d,\"size\":%u,\"depth\":%d,\"threads\":%d", mode, opt.conns, opt.size, opt.depth, opt.threads);
  if (opt.hold > 0) {
    printf(",\"opened\":%llu,\"wall_s\":%.2f,\"rss_before_kb\":%ld,\"rss_after_kb\":%ld,\"rss_bytes_per_conn\":%.0f",
           (unsigned long long)s.opened, 1e-9 * (double)(t1 - t0), rss0, rss1,
           s.opened ? 1024.0 * (double)(rss1 - rss0) / (double)s.opened : 0.0);
  } else {
    double el = opt.secs;
    double wall = 1e-9 * (double)(at1 - at0);
    if (wall < el) el = wall;
    double m = (double)(s.msgs ? s.msgs : 1);
    printf(",\"secs\":%.3f,\"msgs\":%llu,\"msgs_per_s\":%.0f,\"MB_per_s\":%.2f", el, (unsigned long long)s.msgs,
           (double)s.msgs / el, (double)s.bytes / el / 1e6);
    if (opt.churn) printf(",\"conn_per_s\":%.0f", (double)s.msgs / el);
    printf(",\"lat_us\":{\"p50\":%.1f,\"p90\":%.1f,\"p99\":%.1f,\"p999\":%.1f,\"max\":%.1f}", s.h.q(.5) / 1e3, s.h.q(.9) / 1e3,
           s.h.q(.99) / 1e3, s.h.q(.999) / 1e3, (double)s.h.mx / 1e3);
    printf(",\"batch\":%.1f", (double)s.events / (double)(s.polls ? s.polls : 1));
    double srv = cpu1.server - cpu0.server, self = cpu1.self - cpu0.self;
    if (opt.pid)
      printf(",\"server_cpu_us_per_msg\":%.3f,\"server_util\":%.3f", 1e6 * srv / m, srv / wall);
    printf(",\"load_cpu_us_per_msg\":%.3f,\"load_util\":%.3f,\"softirq_cpu\":%.3f,\"other_cpu\":%.3f,\"steal\":%.3f,\"idle\":%.3f", 1e6 * self / m,
           self / wall, cpu1.softirq - cpu0.softirq, cpu1.busy - cpu0.busy - srv - self, cpu1.steal - cpu0.steal, cpu1.idle - cpu0.idle);
  }
  printf(",\"connect_errors\":%llu,\"mismatches\":%llu,\"dropped\":%llu,\"incomplete\":%llu}\n", (unsigned long long)s.connErr,
         (unsigned long long)s.mismatch, (unsigned long long)s.dropped, (unsigned long long)s.incomplete);
  return s.connErr + s.mismatch + s.dropped + s.incomplete ? 1 : 0;
}
