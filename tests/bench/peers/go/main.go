// Echo server: Go's net package, a goroutine per connection. go-echo PORT [buffer bytes, 4096]
package main

import (
	"net"
	"os"
	"strconv"
)

func main() {
	size := 4096
	if len(os.Args) > 2 {
		size, _ = strconv.Atoi(os.Args[2])
	}
	l, err := net.Listen("tcp", "127.0.0.1:"+os.Args[1])
	if err != nil {
		panic(err)
	}
	for {
		c, err := l.Accept()
		if err != nil {
			continue
		}
		go func() {
			defer c.Close()
			buf := make([]byte, size)
			for {
				n, err := c.Read(buf)
				if n > 0 {
					if _, werr := c.Write(buf[:n]); werr != nil {
						return
					}
				}
				if err != nil {
					return
				}
			}
		}()
	}
}
