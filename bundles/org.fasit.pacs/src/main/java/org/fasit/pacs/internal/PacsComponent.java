package org.fasit.pacs.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.fasit.audit.AuditTrail;
import org.fasit.audit.AuditTrails;
import org.fasit.dicom.document.CaseArchive;
import org.fasit.dicom.document.CodeMapping;
import org.fasit.dicom.document.DocumentOptions;
import org.fasit.dicom.document.ReportClass;
import org.fasit.journal.Destination;
import org.fasit.journal.Journal;
import org.fasit.journal.Lookup;
import org.fasit.pacs.Credentials;
import org.fasit.pacs.PacsDestination;
import org.fasit.pacs.PacsSettings;
import org.fasit.pacs.Worklist;
import org.fasit.tls.TlsFiles;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Offers the PACS as a destination service, when the section {@code pacs} of fasit.json is there.
 *
 * <p>The service is registered by hand, since the properties of a component are also those of its
 * service, and passwords must not be. The journal is looked up at each delivery and is no reference
 * of the component: the journal itself waits for destinations, and a circle of references could
 * leave one of them out.
 */
@Component(
    service = {},
    immediate = true,
    configurationPid = "org.fasit.pacs",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class PacsComponent {

  private static final int HIGHEST_PORT = 65_535;

  private final BundleContext context;
  private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

  /** The section {@code pacs}. */
  @interface Config {
    /** {@code stow} or {@code cstore}. */
    String transport() default "stow";

    /** Base address of DICOMweb. */
    String url() default "";

    String user() default "";

    String password() default "";

    String bearer() default "";

    /** A file with the bearer token of the moment, which something else renews. */
    String bearerFile() default "";

    /** Whom to trust, and nobody else: PEM, PKCS12 or JKS. */
    String caFile() default "";

    String caPassword() default "";

    /** As whom to sign in with TLS: PKCS12 or JKS with its key, or PEM. */
    String certificate() default "";

    /** The private key as PEM, where it is not in {@code certificate}. */
    String certificateKey() default "";

    String certificatePassword() default "";

    /** For C-STORE: whether to connect over TLS. An https address needs no word. */
    boolean tls() default false;

    /** For C-STORE. */
    String host() default "";

    int port() default 0;

    /** AE title of the PACS. */
    String aet() default "";

    /** Our own AE title. */
    String callingAet() default "FASIT";

    int timeoutSeconds() default 30;

    /** How long an entry waits for an undo. */
    int holdSeconds() default 10;

    /** Time zone of the hospital, such as {@code Europe/Oslo}; empty for this machine's. */
    String timeZone() default "";

    /** Whether cases become work items too: {@code auto}, {@code on} or {@code off}. */
    String worklist() default "auto";

    /** A file with codes that replace built-in ones; empty for none. */
    String codes() default "";

    /**
     * SOP Class of assessments: {@code 3d}, {@code 2d}, or {@code auto} for what the PACS takes.
     */
    String report() default "auto";

    /** Whether the place is marked in presentation states. */
    boolean marks() default true;

    /** Whether agreement with an AI result becomes a document too. */
    boolean agreements() default false;
  }

  @Activate
  public PacsComponent(BundleContext context, Config config) {
    this.context = context;
    PacsSettings settings = settings(config);
    Optional<PacsSettings.DicomWeb> web = web(config, settings);
    Worklist worklist = worklist(config);
    AuditTrail trail = AuditTrails.of(context);
    registrations.add(
        context.registerService(
            Destination.class,
            new PacsDestination(settings, this::find, web, worklist, trail),
            null));
    web.ifPresent(
        address ->
            registrations.add(
                context.registerService(
                    CaseArchive.class,
                    new PacsArchive(
                        address,
                        worklist,
                        new DocumentOptions(
                            settings.zone(),
                            settings.documents().codes(),
                            ReportClass.COMPREHENSIVE_3D,
                            true),
                        Clock.systemUTC(),
                        trail),
                    null)));
  }

  @Deactivate
  void withdraw() {
    registrations.forEach(ServiceRegistration::unregister);
  }

  /** Where the lists are read back: with C-STORE as well, when an address is given. */
  static Optional<PacsSettings.DicomWeb> web(Config config, PacsSettings settings) {
    PacsSettings.Transport transport =
        settings.transport() instanceof PacsSettings.Dimse && !config.url().isBlank()
            ? dicomWeb(config)
            : settings.transport();
    return transport instanceof PacsSettings.DicomWeb web ? Optional.of(web) : Optional.empty();
  }

  static Worklist worklist(Config config) {
    Worklist.Mode mode =
        switch (config.worklist().strip().toLowerCase(Locale.ROOT)) {
          case "on" -> Worklist.Mode.ON;
          case "off" -> Worklist.Mode.OFF;
          default -> Worklist.Mode.AUTO;
        };
    return new Worklist(mode, config.callingAet().strip());
  }

  /** A section that cannot work still gives a destination: its state then says what is wrong. */
  static PacsSettings settings(Config config) {
    Duration hold = Duration.ofSeconds(Math.max(0, config.holdSeconds()));
    try {
      ZoneId zone =
          config.timeZone().isBlank()
              ? ZoneId.systemDefault()
              : ZoneId.of(config.timeZone().strip());
      return new PacsSettings(transport(config), hold, zone, documents(config));
    } catch (DateTimeException e) {
      return new PacsSettings(
          unusable("timeZone", config.timeZone()), hold, ZoneId.systemDefault());
    } catch (InvalidPathException e) {
      return new PacsSettings(unusable("path", e.getInput()), hold, ZoneId.systemDefault());
    } catch (IOException | IllegalArgumentException e) {
      return new PacsSettings(
          unusable("codes", e instanceof NoSuchFileException ? config.codes() : e.getMessage()),
          hold,
          ZoneId.systemDefault());
    }
  }

  private static PacsSettings.Documents documents(Config config) throws IOException {
    String file = config.codes().strip();
    CodeMapping codes = file.isEmpty() ? CodeMapping.builtIn() : CodeMapping.load(Path.of(file));
    Optional<ReportClass> report =
        switch (config.report().strip().toLowerCase(Locale.ROOT)) {
          case "3d" -> Optional.of(ReportClass.COMPREHENSIVE_3D);
          case "2d" -> Optional.of(ReportClass.COMPREHENSIVE);
          default -> Optional.empty();
        };
    return new PacsSettings.Documents(codes, report, config.marks(), config.agreements());
  }

  private static PacsSettings.Transport transport(Config config) {
    if (config.timeoutSeconds() < 1) {
      return unusable("timeout");
    }
    return switch (config.transport().strip().toLowerCase(Locale.ROOT)) {
      case "stow" -> dicomWeb(config);
      case "cstore" -> dimse(config);
      default -> unusable("transport");
    };
  }

  private static PacsSettings.Transport dicomWeb(Config config) {
    Optional<URI> base = httpAddress(config.url().strip());
    Credentials credentials =
        config.bearerFile().isBlank()
            ? Credentials.of(config.user(), config.password(), config.bearer())
            : Credentials.bearerIn(Path.of(config.bearerFile().strip()));
    TlsFiles tls = tls(config);
    return base.<PacsSettings.Transport>map(
            uri ->
                new PacsSettings.DicomWeb(
                    uri, credentials, Duration.ofSeconds(config.timeoutSeconds()), tls))
        .orElseGet(() -> unusable("url"));
  }

  private static Optional<URI> httpAddress(String url) {
    try {
      URI uri = URI.create(url);
      boolean usable =
          uri.getHost() != null
              && ("http".equalsIgnoreCase(uri.getScheme())
                  || "https".equalsIgnoreCase(uri.getScheme()));
      return usable ? Optional.of(uri) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static PacsSettings.Transport dimse(Config config) {
    if (config.host().isBlank() || config.aet().isBlank() || config.callingAet().isBlank()) {
      return unusable("node");
    }
    if (config.port() < 1 || config.port() > HIGHEST_PORT) {
      return unusable("port");
    }
    return new PacsSettings.Dimse(
        config.host().strip(),
        config.port(),
        config.aet().strip(),
        config.callingAet().strip(),
        Duration.ofSeconds(config.timeoutSeconds()),
        config.tls() ? Optional.of(tls(config)) : Optional.empty());
  }

  private static TlsFiles tls(Config config) {
    return TlsFiles.of(
        config.caFile(),
        config.caPassword(),
        config.certificate(),
        config.certificateKey(),
        config.certificatePassword());
  }

  private static PacsSettings.Unusable unusable(String what, Object... arguments) {
    return new PacsSettings.Unusable(
        Messages.text("unusable", Messages.text("unusable." + what, arguments)));
  }

  private Lookup find(UUID entry) {
    ServiceReference<Journal> reference = context.getServiceReference(Journal.class);
    Journal journal = reference == null ? null : context.getService(reference);
    if (journal == null) {
      return new Lookup.Unreadable(Messages.text("journalMissing"));
    }
    try {
      return journal.find(entry);
    } finally {
      context.ungetService(reference);
    }
  }
}
