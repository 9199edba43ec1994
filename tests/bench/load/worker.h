// One thread of load: its connections, its epoll and the check of every byte.
#pragma once
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>
#include "histogram.h"
#include "options.h"

enum State : uint8_t { CLOSED, CONNECTING, OPEN };
struct Conn {
  int fd = -1;
  State st = CLOSED;
  bool out = false;             // EPOLLOUT registered
  uint32_t spos = 0, rpos = 0;  // places in the pattern
  uint64_t sent = 0, rcvd = 0, target = 0;
  uint64_t born = 0;
  std::vector<uint64_t> ts;     // start times of the outstanding messages
};

struct Worker {
  int id = 0, nconn = 0, ep = -1;
  std::vector<Conn> cs;
  std::vector<uint8_t> rbuf;
  Hist h;
  uint64_t msgs = 0, bytes = 0, opened = 0, connErr = 0, mismatch = 0, dropped = 0, incomplete = 0;
  uint64_t seq = 0;
  uint64_t polls = 0, events = 0;  // in all phases: events per epoll_wait shows how far the work comes in batches
  int pending = 0, upNow = 0;
  bool sending = true;          // new messages or connections may start
  uint64_t wStart = ~0ull, wEnd = ~0ull;
  bool giveUp() const { return connErr + dropped + mismatch > ERR_CAP; }

  void reg(Conn &c, int op, uint32_t ev) {
    epoll_event e;
    e.events = ev;
    e.data.ptr = &c;
    epoll_ctl(ep, op, c.fd, &e);
  }
  void drop(Conn &c) {
    if (c.st == CONNECTING) pending--;
    if (c.st == OPEN) upNow--;
    close(c.fd);
    c.fd = -1;
    c.st = CLOSED;
    c.out = false;
  }
  bool start(Conn &c) {  // begin to connect; false: failed at once
    c.fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (c.fd < 0) { connErr++; return false; }
    int one = 1;
    setsockopt(c.fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    sockaddr_in a = {};
    a.sin_family = AF_INET;
    if (opt.src > 1) {  // spread over source addresses, so that TIME_WAIT does not use up the ports
      setsockopt(c.fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &one, sizeof one);
      a.sin_addr.s_addr = htonl(0x7f000001u + (uint32_t)(seq % (uint64_t)opt.src));
      if (bind(c.fd, (sockaddr *)&a, sizeof a)) { connErr++; close(c.fd); c.fd = -1; return false; }
    }
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    a.sin_port = htons(opt.port);
    c.born = nowns();
    c.sent = c.rcvd = 0;
    c.spos = c.rpos = (uint32_t)((seq * 7919u + (uint64_t)id * 104729u) % PERIOD);
    seq++;
    c.target = opt.churn || opt.hold > 0 ? opt.size : 0;
    if (connect(c.fd, (sockaddr *)&a, sizeof a) && errno != EINPROGRESS) {
      connErr++;
      close(c.fd);
      c.fd = -1;
      return false;
    }
    c.st = CONNECTING;
    pending++;
    // On loopback the handshake is mostly over by now: look at once instead of waiting for EPOLLOUT.
    tcp_info ti;
    socklen_t tl = sizeof ti;
    if (getsockopt(c.fd, IPPROTO_TCP, TCP_INFO, &ti, &tl) == 0 && ti.tcpi_state == TCP_ESTABLISHED) {
      reg(c, EPOLL_CTL_ADD, EPOLLIN);
      c.out = false;
      established(c);
    } else {
      reg(c, EPOLL_CTL_ADD, EPOLLIN | EPOLLOUT);
      c.out = true;
    }
    return true;
  }
  void established(Conn &c) {
    c.st = OPEN;
    pending--;
    upNow++;
    opened++;
    pump(c);
  }
  void lost(Conn &c) {
    dropped++;
    drop(c);
  }
  void pump(Conn &c) {
    while (c.sent < c.target) {
      uint64_t left = c.target - c.sent;
      uint32_t len = left > CHUNK ? CHUNK : (uint32_t)left;
      uint64_t t = nowns();
      for (uint64_t m = (c.sent + opt.size - 1) / opt.size, end = c.sent + len; m * opt.size < end; m++)
        c.ts[m % (uint64_t)opt.depth] = t;
      ssize_t r = send(c.fd, pat + c.spos, len, MSG_NOSIGNAL);
      if (r < 0) {
        if (errno == EINTR) continue;
        if (errno == EAGAIN) {
          if (!c.out) { c.out = true; reg(c, EPOLL_CTL_MOD, EPOLLIN | EPOLLOUT); }
          return;
        }
        lost(c);
        return;
      }
      c.sent += (uint64_t)r;
      c.spos = (uint32_t)((c.spos + (uint64_t)r) % PERIOD);
    }
    if (c.out) { c.out = false; reg(c, EPOLL_CTL_MOD, EPOLLIN); }
  }
  void onRead(Conn &c) {
    ssize_t r = recv(c.fd, rbuf.data(), RCHUNK, 0);
    if (r < 0) {
      if (errno != EAGAIN && errno != EINTR) lost(c);
      return;
    }
    if (r == 0) { lost(c); return; }
    uint64_t t = nowns();
    if (c.rcvd + (uint64_t)r > c.sent || memcmp(rbuf.data(), pat + c.rpos, (size_t)r)) {
      mismatch++;
      drop(c);
      return;
    }
    uint64_t m0 = c.rcvd / opt.size;
    c.rcvd += (uint64_t)r;
    c.rpos = (uint32_t)((c.rpos + (uint64_t)r) % PERIOD);
    uint64_t m1 = c.rcvd / opt.size;
    bool in = t >= wStart && t < wEnd;
    if (in) {
      bytes += (uint64_t)r;
      msgs += m1 - m0;
      for (uint64_t m = m0; m < m1; m++)
        h.add(t - (opt.churn ? c.born : c.ts[m % (uint64_t)opt.depth]));
      if (msgs > opt.max) sending = false;
    }
    if (opt.churn) {
      if (m1 > m0) {
        drop(c);
        again(c);
      }
    } else if (opt.hold <= 0 && sending && m1 > m0) {
      c.target = (m1 + (uint64_t)opt.depth) * opt.size;
      pump(c);
    }
  }
  void again(Conn &c) {
    while (sending && !giveUp() && !start(c)) {}
  }
  void poll(int ms) {
    epoll_event ev[512];
    int n = epoll_wait(ep, ev, 512, ms);
    if (n > 0) { polls++; events += (uint64_t)n; }
    for (int i = 0; i < n; i++) {
      Conn &c = *(Conn *)ev[i].data.ptr;
      if (c.st == CLOSED) continue;
      if (c.st == CONNECTING) {
        int e = 0;
        socklen_t l = sizeof e;
        getsockopt(c.fd, SOL_SOCKET, SO_ERROR, &e, &l);
        if (e || !(ev[i].events & EPOLLOUT)) {
          connErr++;
          drop(c);
          if (opt.churn) again(c);
          continue;
        }
        established(c);
        continue;
      }
      if (ev[i].events & (EPOLLIN | EPOLLERR | EPOLLHUP)) {
        int fd = c.fd;
        onRead(c);
        if (c.fd != fd || c.st != OPEN || opt.churn) {
          if (opt.churn && c.st == CLOSED) again(c);
          continue;
        }
      }
      if ((ev[i].events & EPOLLOUT) && c.st == OPEN) pump(c);
    }
  }
  void init() {
    ep = epoll_create1(EPOLL_CLOEXEC);
    cs.resize((size_t)nconn);
    rbuf.resize(RCHUNK);
    for (auto &c : cs) c.ts.resize((size_t)opt.depth);
  }
  bool outstanding() {
    for (auto &c : cs)
      if (c.st == OPEN && c.rcvd < c.sent) return true;
    return false;
  }
  int starting() {  // opened, first echo not there yet (hold mode)
    int n = 0;
    for (auto &c : cs)
      if (c.st == OPEN && c.rcvd < opt.size) n++;
    return n;
  }
  // open all connections, few at a time; in hold mode with the first echo
  void openAll(uint64_t deadline) {
    size_t i = 0;
    while (nowns() < deadline && !giveUp()) {
      int flying = opt.hold > 0 ? starting() : 0;
      int room = MAX_PENDING - pending - flying;
      while (i < cs.size() && room > 0) { start(cs[i++]); room--; }
      if (i == cs.size() && pending == 0 && (opt.hold <= 0 || starting() == 0)) return;
      poll(10);
    }
  }
};
