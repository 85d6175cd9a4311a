package org.fasit.pacs.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.net.ApplicationEntity;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.Connection;
import org.dcm4che3.net.DataWriterAdapter;
import org.dcm4che3.net.Device;
import org.dcm4che3.net.DimseRSP;
import org.dcm4che3.net.Priority;
import org.dcm4che3.net.Status;
import org.dcm4che3.net.pdu.AAssociateRJ;
import org.dcm4che3.net.pdu.AAssociateRQ;
import org.dcm4che3.net.pdu.PresentationContext;
import org.fasit.pacs.PacsSettings.Dimse;

/** C-STORE over one association for each call; leaves neither a connection nor a thread behind. */
final class CStoreClient implements Storage {

  private static final String[] TRANSFER_SYNTAXES = {
    UID.ExplicitVRLittleEndian, UID.ImplicitVRLittleEndian
  };

  private final Dimse settings;

  CStoreClient(Dimse settings) {
    this.settings = settings;
  }

  @Override
  public Map<String, StoreStatus> store(List<Outgoing> instances)
      throws IOException, InterruptedException {
    ThreadFactory threads =
        task -> {
          Thread thread = new Thread(task, "fasit-cstore");
          thread.setDaemon(true);
          return thread;
        };
    ExecutorService executor = Executors.newCachedThreadPool(threads);
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(threads);
    try {
      return store(instances, executor, timer);
    } finally {
      executor.shutdownNow();
      timer.shutdownNow();
    }
  }

  private Map<String, StoreStatus> store(
      List<Outgoing> instances, ExecutorService executor, ScheduledExecutorService timer)
      throws IOException, InterruptedException {
    Association association = connect(instances, executor, timer);
    boolean done = false;
    try {
      Map<String, StoreStatus> statuses = new LinkedHashMap<>();
      for (Outgoing instance : instances) {
        statuses.put(instance.uid(), store(association, instance));
      }
      done = true;
      return statuses;
    } finally {
      if (done) {
        release(association);
      } else {
        association.abort();
      }
    }
  }

  private Association connect(
      List<Outgoing> instances, ExecutorService executor, ScheduledExecutorService timer)
      throws IOException, InterruptedException {
    Connection local = connection();
    ApplicationEntity ae = new ApplicationEntity(settings.callingAet());
    ae.addConnection(local);
    Device device = new Device("fasit");
    device.addConnection(local);
    device.addApplicationEntity(ae);
    device.setExecutor(executor);
    device.setScheduledExecutor(timer);
    Connection remote = connection();
    remote.setHostname(settings.host());
    remote.setPort(settings.port());
    try {
      return ae.connect(remote, request(instances));
    } catch (AAssociateRJ e) {
      throw new IOException(refusal(e), e);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      // In dcm4che also checked exceptions that are no IOException.
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new IOException(
          Messages.text("unreachable", settings.host() + ":" + settings.port(), why), e);
    }
  }

  private Connection connection() {
    int millis = (int) settings.timeout().toMillis();
    Connection connection = new Connection();
    connection.setConnectTimeout(millis);
    connection.setRequestTimeout(millis);
    connection.setAcceptTimeout(millis);
    connection.setResponseTimeout(millis);
    connection.setReleaseTimeout(millis);
    connection.setSocketCloseDelay(Connection.DEF_SOCKETDELAY);
    return connection;
  }

  private AAssociateRQ request(List<Outgoing> instances) {
    AAssociateRQ request = new AAssociateRQ();
    request.setCallingAET(settings.callingAet());
    request.setCalledAET(settings.calledAet());
    List<String> classes =
        new ArrayList<>(instances.stream().map(Outgoing::sopClassUid).distinct().toList());
    for (int i = 0; i < classes.size(); i++) {
      request.addPresentationContext(
          new PresentationContext(2 * i + 1, classes.get(i), TRANSFER_SYNTAXES));
    }
    return request;
  }

  private String refusal(AAssociateRJ refusal) {
    boolean byUser = refusal.getSource() == AAssociateRJ.SOURCE_SERVICE_USER;
    if (byUser && refusal.getReason() == AAssociateRJ.REASON_CALLED_AET_NOT_RECOGNIZED) {
      return Messages.text("calledAet", settings.calledAet());
    }
    if (byUser && refusal.getReason() == AAssociateRJ.REASON_CALLING_AET_NOT_RECOGNIZED) {
      return Messages.text("callingAet", settings.callingAet());
    }
    return Messages.text("association", refusal);
  }

  private static StoreStatus store(Association association, Outgoing instance)
      throws IOException, InterruptedException {
    Set<String> accepted = association.getTransferSyntaxesFor(instance.sopClassUid());
    if (accepted.isEmpty()) {
      return new StoreStatus.Rejected(Messages.text("classRefused", instance.sopClassUid()));
    }
    String syntax =
        accepted.contains(UID.ExplicitVRLittleEndian)
            ? UID.ExplicitVRLittleEndian
            : accepted.iterator().next();
    DimseRSP response =
        association.cstore(
            instance.sopClassUid(),
            instance.uid(),
            Priority.NORMAL,
            new DataWriterAdapter(instance.dataset()),
            syntax);
    if (!response.next()) {
      throw new IOException(Messages.text("noStoreAnswer"));
    }
    Attributes command = response.getCommand();
    StoreStatus status =
        StatusCodes.ofStatus(
            command.getInt(Tag.Status, Status.ProcessingFailure),
            Optional.ofNullable(command.getString(Tag.ErrorComment)));
    // The UID follows from the entry, so an instance of that UID is ours.
    return status instanceof StoreStatus.AlreadyThere ? StoreStatus.Stored.PLAIN : status;
  }

  /** What was stored is stored, however the goodbye goes. */
  private static void release(Association association) throws InterruptedException {
    try {
      association.release();
      association.waitForSocketClose();
    } catch (IOException e) {
      association.abort();
    }
  }
}
