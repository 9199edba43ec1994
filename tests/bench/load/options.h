// What the command line sets, and what every file of the load generator knows.
#pragma once
#include <stdint.h>
#include <time.h>

static const uint32_t PERIOD = 65521;        // prime
static const uint32_t CHUNK = 1u << 20;      // most bytes in one send
static const uint32_t RCHUNK = 256u << 10;   // most bytes in one recv (<= CHUNK)
static const int MAX_PENDING = 128;          // connects under way at once
static const uint64_t ERR_CAP = 2000;        // give up after this many errors

struct Opt {
  uint16_t port = 0;
  int conns = 50, threads = 1, depth = 1, src = 1, pid = 0;
  uint32_t size = 64;
  double secs = 3, warm = 0.5, hold = 0;
  bool churn = false;
  uint64_t max = 4000000000ull;
};
static Opt opt;
static uint8_t *pat;

static inline uint64_t nowns() {
  timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (uint64_t)t.tv_sec * 1000000000ull + (uint64_t)t.tv_nsec;
}
