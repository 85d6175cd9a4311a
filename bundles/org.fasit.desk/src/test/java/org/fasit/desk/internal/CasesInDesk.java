package org.fasit.desk.internal;

import java.awt.Component;
import java.awt.Container;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import javax.swing.AbstractButton;
import javax.swing.JList;
import javax.swing.SwingUtilities;
import org.fasit.desk.internal.Library.OnDisk;
import org.fasit.dicom.SiteProfile;
import org.fasit.dicom.document.LoggedCase;
import org.fasit.model.AiProduct;
import org.fasit.model.Conclusion;
import org.fasit.model.InstanceRef;
import org.fasit.model.Judgement;
import org.fasit.model.Reader;
import org.fasit.model.Study;
import org.fasit.reading.OpenCases;
import org.fasit.reading.OpenCasesState;
import org.fasit.reading.OpenCasesState.Item;
import org.fasit.reading.OpenCasesState.Phase;

/**
 * Offers cases in the desk's window, opens the study of one, and takes them away again; prints what
 * is seen as {@code NAME VALUE}. Argument: a folder of studies. Needs a display.
 */
public final class CasesInDesk {

  private CasesInDesk() {}

  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ENGLISH);
    List<OnDisk> studies = Library.scan(Path.of(arguments[0]), SiteProfile.NONE);
    List<String> opened = new ArrayList<>();
    DeskWindow.theme(true);
    DeskWindow window = onScreen(() -> new DeskWindow(new Remembering(opened)));
    onScreen(
        () -> {
          window.list(studies);
          window.open();
          return true;
        });
    print("before", onScreen(() -> window.side().getTabCount()));
    OpenCases cases = cases(studies.get(1).study().study());
    onScreen(
        () -> {
          window.offerCases(Optional.of(cases));
          window.side().showCases();
          return true;
        });
    print("offered", onScreen(() -> window.side().getTabCount()));
    onScreen(() -> open(window));
    print("opened", opened);
    print("expected", List.of(studies.get(1).study().study().studyInstanceUid()));
    print("still", onScreen(() -> window.side().getSelectedIndex()));
    onScreen(
        () -> {
          window.offerCases(Optional.empty());
          return true;
        });
    print("after", onScreen(() -> window.side().getTabCount()));
    System.exit(0);
  }

  private static boolean open(DeskWindow window) {
    List<Component> all = all(window.side().casesPanel());
    all.stream().filter(JList.class::isInstance).forEach(l -> ((JList<?>) l).setSelectedIndex(0));
    all.stream()
        .filter(c -> c instanceof AbstractButton b && "Open study".equals(b.getText()))
        .forEach(button -> ((AbstractButton) button).doClick());
    return true;
  }

  private static List<Component> all(Container in) {
    List<Component> found = new ArrayList<>();
    for (Component child : in.getComponents()) {
      found.add(child);
      if (child instanceof Container container) {
        found.addAll(all(container));
      }
    }
    return found;
  }

  private static void print(String name, Object value) {
    System.out.println(name + " " + value);
  }

  private static <T> T onScreen(Callable<T> task) throws Exception {
    FutureTask<T> future = new FutureTask<>(task);
    SwingUtilities.invokeAndWait(future);
    return future.get();
  }

  private static OpenCases cases(Study study) {
    LoggedCase logged =
        new LoggedCase(
            new InstanceRef("1.2.840.10008.5.1.4.1.1.88.59", "2.25.5", "2.25.6"),
            Judgement.FALSE_POSITIVE,
            LoggedCase.State.OPEN,
            new AiProduct("Nordbein AS", "FracAI", "2.4.1"),
            Conclusion.POSITIVE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            new Reader("ola", "Test^Ola"),
            Instant.now(),
            study,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Item item = new Item(logged, Optional.empty(), Optional.empty());
    OpenCasesState state =
        new OpenCasesState(
            Phase.IDLE,
            0,
            0,
            List.of(item),
            Optional.of(Instant.now()),
            List.of(),
            Optional.empty());
    return (OpenCases)
        Proxy.newProxyInstance(
            CasesInDesk.class.getClassLoader(),
            new Class<?>[] {OpenCases.class},
            (proxy, method, with) ->
                switch (method.getName()) {
                  case "state" -> state;
                  case "watch" -> watched(with[0], state);
                  default -> null;
                });
  }

  @SuppressWarnings("unchecked")
  private static AutoCloseable watched(Object listener, OpenCasesState state) {
    ((Consumer<OpenCasesState>) listener).accept(state);
    return () -> {};
  }

  private record Remembering(List<String> opened) implements DeskWindow.Owner {
    @Override
    public void openFolder(Path folder) {}

    @Override
    public void openStudy(OnDisk study) {
      opened.add(study.study().study().studyInstanceUid());
    }

    @Override
    public void refresh() {}

    @Override
    public void closed() {}
  }
}
