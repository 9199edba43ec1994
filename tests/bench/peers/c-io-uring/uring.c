// Echo server: io_uring with multishot accept, multishot recv and a provided-buffer ring; one ring,
// one SO_REUSEPORT listener and one thread per usable core. uring-echo PORT [threads]
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <liburing.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define NB 2048u     /* buffers in a thread's ring, a power of two */
#define BSZ 16384u   /* bytes in each */
enum { ACC, RCV, SND, TAG = 3 };

struct conn {
  int fd, head, tail;          // queue of received buffers, -1: empty
  uint32_t off;                // bytes of the head buffer that are sent
  uint8_t sending, armed, eof, starved;
  struct conn *next;
};
struct th {
  struct io_uring r;
  struct io_uring_buf_ring *br;
  char *mem;
  uint32_t len[NB];
  int nxt[NB];
  int lfd;
  struct conn *hungry;         // their multishot recv ended for want of a buffer
};
static int port;

static struct io_uring_sqe *sqe(struct th *t) {
  struct io_uring_sqe *s;
  while (!(s = io_uring_get_sqe(&t->r))) io_uring_submit(&t->r);
  return s;
}
static void set(struct io_uring_sqe *s, void *p, int tag) { io_uring_sqe_set_data64(s, (uint64_t)(uintptr_t)p | (uint64_t)tag); }
static void arm_accept(struct th *t) {
  struct io_uring_sqe *s = sqe(t);
  io_uring_prep_multishot_accept(s, t->lfd, NULL, NULL, 0);
  set(s, NULL, ACC);
}
static void arm_recv(struct th *t, struct conn *c) {
  struct io_uring_sqe *s = sqe(t);
  io_uring_prep_recv_multishot(s, c->fd, NULL, 0, 0);
  s->flags |= IOSQE_BUFFER_SELECT;
  s->buf_group = 0;
  set(s, c, RCV);
  c->armed = 1;
}
static void give(struct th *t, int b) {
  io_uring_buf_ring_add(t->br, t->mem + (size_t)b * BSZ, BSZ, (unsigned short)b, io_uring_buf_ring_mask(NB), 0);
  io_uring_buf_ring_advance(t->br, 1);
  struct conn *h = t->hungry;
  if (h) {
    t->hungry = h->next;
    h->starved = 0;
    arm_recv(t, h);
  }
}
static void push_send(struct th *t, struct conn *c) {
  struct io_uring_sqe *s = sqe(t);
  io_uring_prep_send(s, c->fd, t->mem + (size_t)c->head * BSZ + c->off, t->len[c->head] - c->off, MSG_NOSIGNAL);
  set(s, c, SND);
  c->sending = 1;
}
static void maybe_free(struct conn *c) {
  if (c->eof && !c->armed && !c->sending && !c->starved && c->head < 0) { close(c->fd); free(c); }
}
static int listener(void) {
  int fd = socket(AF_INET, SOCK_STREAM, 0), one = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &one, sizeof one);
  struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  if (bind(fd, (struct sockaddr *)&a, sizeof a) || listen(fd, 4096)) { perror("listen"); exit(1); }
  return fd;
}
static void *run(void *arg) {
  struct th *t = calloc(1, sizeof *t);
  t->lfd = (int)(intptr_t)arg;
  struct io_uring_params p = {.flags = IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN | IORING_SETUP_CQSIZE, .cq_entries = 16384};
  int e = io_uring_queue_init_params(4096, &t->r, &p);
  if (e) { fprintf(stderr, "io_uring_queue_init: %s\n", strerror(-e)); exit(1); }
  t->br = mmap(NULL, NB * sizeof(struct io_uring_buf), PROT_READ | PROT_WRITE, MAP_ANONYMOUS | MAP_PRIVATE, -1, 0);
  t->mem = mmap(NULL, (size_t)NB * BSZ, PROT_READ | PROT_WRITE, MAP_ANONYMOUS | MAP_PRIVATE, -1, 0);
  struct io_uring_buf_reg reg = {.ring_addr = (uint64_t)(uintptr_t)t->br, .ring_entries = NB, .bgid = 0};
  e = io_uring_register_buf_ring(&t->r, &reg, 0);
  if (e) { fprintf(stderr, "io_uring_register_buf_ring: %s\n", strerror(-e)); exit(1); }
  io_uring_buf_ring_init(t->br);
  for (unsigned i = 0; i < NB; i++)
    io_uring_buf_ring_add(t->br, t->mem + (size_t)i * BSZ, BSZ, (unsigned short)i, io_uring_buf_ring_mask(NB), (int)i);
  io_uring_buf_ring_advance(t->br, (int)NB);
  arm_accept(t);
  for (;;) {
    io_uring_submit_and_wait(&t->r, 1);
    unsigned head, n = 0;
    struct io_uring_cqe *q;
    io_uring_for_each_cqe(&t->r, head, q) {
      n++;
      struct conn *c = (struct conn *)(uintptr_t)(q->user_data & ~(uint64_t)TAG);
      switch (q->user_data & TAG) {
        case ACC:
          if (q->res >= 0) {
            int one = 1;
            setsockopt(q->res, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
            c = calloc(1, sizeof *c);
            c->fd = q->res;
            c->head = c->tail = -1;
            arm_recv(t, c);
          }
          if (!(q->flags & IORING_CQE_F_MORE)) arm_accept(t);
          break;
        case RCV:
          if (!(q->flags & IORING_CQE_F_MORE)) c->armed = 0;
          if (q->res > 0) {
            int b = (int)(q->flags >> IORING_CQE_BUFFER_SHIFT);
            t->len[b] = (uint32_t)q->res;
            t->nxt[b] = -1;
            if (c->head < 0) c->head = b; else t->nxt[c->tail] = b;
            c->tail = b;
            if (!c->sending) { c->off = 0; push_send(t, c); }
            if (!c->armed && !c->eof) arm_recv(t, c);
          } else if (q->res == -ENOBUFS) {
            c->starved = 1;
            c->next = t->hungry;
            t->hungry = c;
          } else {
            c->eof = 1;
            maybe_free(c);
          }
          break;
        case SND: {
          c->sending = 0;
          if (q->res < 0) {  // the peer is gone: drop what is queued and make the recv end
            while (c->head >= 0) { int b = c->head; c->head = t->nxt[b]; give(t, b); }
            shutdown(c->fd, SHUT_RDWR);
            maybe_free(c);
            break;
          }
          c->off += (uint32_t)q->res;
          if (c->off == t->len[c->head]) {
            int b = c->head;
            c->head = t->nxt[b];
            c->off = 0;
            give(t, b);
          }
          if (c->head >= 0) push_send(t, c); else maybe_free(c);
          break;
        }
      }
    }
    io_uring_cq_advance(&t->r, n);
  }
  return NULL;
}
int main(int argc, char **argv) {
  if (argc < 2) return 2;
  port = atoi(argv[1]);
  cpu_set_t s;
  sched_getaffinity(0, sizeof s, &s);
  int n = argc > 2 ? atoi(argv[2]) : CPU_COUNT(&s);
  struct rlimit rl;
  getrlimit(RLIMIT_NOFILE, &rl);
  rl.rlim_cur = rl.rlim_max;
  setrlimit(RLIMIT_NOFILE, &rl);
  signal(SIGPIPE, SIG_IGN);
  pthread_t th;
  int fds[64];
  for (int i = 0; i < n; i++) fds[i] = listener();
  for (int i = 1; i < n; i++) pthread_create(&th, NULL, run, (void *)(intptr_t)fds[i]);
  run((void *)(intptr_t)fds[0]);
}
