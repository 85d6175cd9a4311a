package org.fasit.audit.internal;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fasit.audit.AuditEvent;
import org.fasit.audit.AuditTrail;
import org.fasit.tls.LiveTls;
import org.fasit.tls.TlsFiles;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audit trail as a service. Registered by hand, since the properties of a component are also
 * those of its service, and passwords must not be.
 */
@Component(
    service = {},
    immediate = true,
    configurationPid = "org.fasit.audit",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class AuditComponent {

  private static final Logger LOG = LoggerFactory.getLogger(AuditComponent.class);
  private static final long FILE_BYTES = 5L << 20;
  private static final int UDP_PORT = 514;
  private static final int TLS_PORT = 6514;

  private final String application;
  private final Clock clock = Clock.systemUTC();
  private final Recorder recorder;
  private final ServiceRegistration<AuditTrail> registration;

  /** The section {@code audit}. */
  public @interface Config {
    /** Whether to write files. */
    boolean file() default true;

    /** Where the files lie; {@code ${user.home}} and a leading {@code ~} are understood. */
    String folder() default "${user.home}/.fasit/audit";

    int keepDays() default 400;

    /** Of all files together. */
    int largestMegabytes() default 200;

    /** {@code none}, {@code udp} or {@code tls}. */
    String syslog() default "none";

    String host() default "";

    /** 0 for the usual one. */
    int port() default 0;

    String messageId() default "DICOM+RFC3881";

    String caFile() default "";

    String caPassword() default "";

    String certificate() default "";

    String certificateKey() default "";

    String certificatePassword() default "";

    /** Audit Enterprise Site ID. */
    String site() default "";
  }

  @Activate
  public AuditComponent(BundleContext context, Config config) {
    application = "Fasit " + context.getBundle().getVersion();
    recorder = new Recorder(Origin.here(config.site(), application), clock);
    use(config);
    recorder.record(new AuditEvent.Started());
    registration = context.registerService(AuditTrail.class, recorder, null);
  }

  /** Goes on with other settings; the application neither stops nor starts. */
  @Modified
  void use(Config config) {
    Origin origin = Origin.here(config.site(), application);
    recorder.use(origin, sinks(config, origin));
  }

  @Deactivate
  void stop() {
    registration.unregister();
    recorder.record(new AuditEvent.Stopped());
    recorder.close();
  }

  private List<Sink> sinks(Config config, Origin origin) {
    List<Sink> sinks = new ArrayList<>();
    if (config.file()) {
      FileSink.Limits limits =
          new FileSink.Limits(
              FILE_BYTES,
              Math.max(1, config.largestMegabytes()) * (1L << 20),
              Math.max(1, config.keepDays()));
      sinks.add(new FileSink(path(config.folder()), origin, limits, clock));
    }
    try {
      addSyslog(config, new SyslogFrame(origin, config.messageId()), sinks);
    } catch (IOException | IllegalArgumentException e) {
      LOG.error("Audit messages do not go to syslog: {}", e.getMessage());
    }
    return sinks;
  }

  private void addSyslog(Config config, SyslogFrame frame, List<Sink> sinks) throws IOException {
    String kind = config.syslog().strip().toLowerCase(Locale.ROOT);
    if (kind.equals("none")) {
      return;
    }
    String host = config.host().strip();
    if (host.isEmpty()) {
      throw new IllegalArgumentException("the section audit of fasit.json names no host");
    }
    switch (kind) {
      case "udp" -> sinks.add(new UdpSink(host, port(config, UDP_PORT), frame));
      case "tls" ->
          sinks.add(new TlsSink(host, port(config, TLS_PORT), frame, tls(config), recorder));
      default -> throw new IllegalArgumentException("syslog must be none, udp or tls");
    }
  }

  private static int port(Config config, int usual) {
    return config.port() > 0 ? config.port() : usual;
  }

  private static LiveTls tls(Config config) {
    return new LiveTls(
        TlsFiles.of(
            config.caFile(),
            config.caPassword(),
            config.certificate(),
            config.certificateKey(),
            config.certificatePassword()));
  }

  private static Path path(String folder) {
    String home = System.getProperty("user.home");
    String expanded = folder.replace("${user.home}", home);
    try {
      return Path.of(expanded.startsWith("~") ? home + expanded.substring(1) : expanded);
    } catch (InvalidPathException e) {
      LOG.error("The folder {} for audit messages is no path", folder);
      return Path.of(home, ".fasit", "audit");
    }
  }
}
