package org.fasit.audit.internal;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Syslog over UDP (RFC 5426): one datagram each, and no telling whether it arrived. */
final class UdpSink implements Sink {

  /** The most that fits a datagram over IPv4. */
  static final int LARGEST = 65_507;

  private final String host;
  private final int port;
  private final SyslogFrame frame;
  private final DatagramSocket socket;

  UdpSink(String host, int port, SyslogFrame frame) throws IOException {
    this.host = host;
    this.port = port;
    this.frame = frame;
    this.socket = new DatagramSocket();
  }

  @Override
  public String name() {
    return "syslog " + host + ":" + port + " (UDP)";
  }

  @Override
  public void write(Message message) throws IOException {
    byte[] bytes = frame.of(message);
    if (bytes.length > LARGEST) {
      throw new TooLargeException(bytes.length);
    }
    InetSocketAddress server = new InetSocketAddress(host, port);
    if (server.isUnresolved()) {
      throw new UnknownHostException(host);
    }
    socket.send(new DatagramPacket(bytes, bytes.length, server));
  }

  @Override
  public void close() {
    socket.close();
  }
}
