// A log-linear histogram: 64 steps per power of two, so an error below 1.6 %.
#pragma once
#include <stdint.h>

struct Hist {
  enum { SUB = 64, N = 40 * SUB };
  uint64_t b[N] = {}, n = 0, mx = 0;
  static unsigned idx(uint64_t v) {
    if (v < SUB) return (unsigned)v;
    unsigned e = 63u - (unsigned)__builtin_clzll(v);
    unsigned i = (e - 5) * SUB + (unsigned)((v >> (e - 6)) & (SUB - 1));
    return i < N ? i : N - 1;
  }
  static double mid(unsigned i) {
    if (i < SUB) return i;
    unsigned e = i / SUB + 5, s = i % SUB;
    return ((double)(SUB + s) + 0.5) * (double)(1ull << (e - 6));
  }
  void add(uint64_t v) { b[idx(v)]++; n++; if (v > mx) mx = v; }
  void merge(const Hist &o) {
    for (int i = 0; i < N; i++) b[i] += o.b[i];
    n += o.n;
    if (o.mx > mx) mx = o.mx;
  }
  double q(double p) const {
    if (!n) return 0;
    uint64_t want = (uint64_t)(p * (double)n), s = 0;
    if (want >= n) want = n - 1;
    for (unsigned i = 0; i < N; i++) {
      s += b[i];
      if (s > want) { double m = mid(i); return m < (double)mx ? m : (double)mx; }
    }
    return (double)mx;
  }
};
