// CPU and memory of the server and of the machine, as /proc has them.
#pragma once
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include "options.h"

struct Cpu { double server = 0, self = 0, busy = 0, softirq = 0, steal = 0, idle = 0; };
static double tick;
// In nanoseconds, where /proc counts ticks of 10 ms: clock_getcpuclockid(3).
static void pidCpu(int pid, double *out) {
  clockid_t clock;
  timespec t;
  if (clock_getcpuclockid(pid, &clock) == 0 && clock_gettime(clock, &t) == 0)
    *out = (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}
static long pidRssKb(int pid) {
  char p[64], l[256];
  snprintf(p, sizeof p, "/proc/%d/status", pid);
  FILE *f = fopen(p, "r");
  long kb = -1;
  if (!f) return kb;
  while (fgets(l, sizeof l, f))
    if (sscanf(l, "VmRSS: %ld", &kb) == 1) break;
  fclose(f);
  return kb;
}
static Cpu sampleCpu() {
  Cpu c;
  if (opt.pid) pidCpu(opt.pid, &c.server);
  rusage r;
  getrusage(RUSAGE_SELF, &r);
  c.self = (double)r.ru_utime.tv_sec + (double)r.ru_stime.tv_sec + 1e-6 * (double)(r.ru_utime.tv_usec + r.ru_stime.tv_usec);
  FILE *f = fopen("/proc/stat", "r");
  unsigned long long u, n, s, id, io, irq, so, st;
  if (f) {
    if (fscanf(f, "cpu %llu %llu %llu %llu %llu %llu %llu %llu", &u, &n, &s, &id, &io, &irq, &so, &st) == 8) {
      // Without IRQ time accounting a process is charged for the interrupts in its time too, so busy has them.
      c.busy = (double)(u + n + s + irq + so) * tick;
      c.idle = (double)(id + io) * tick;
      c.softirq = (double)(irq + so) * tick;
      c.steal = (double)st * tick;
    }
    fclose(f);
  }
  return c;
}
