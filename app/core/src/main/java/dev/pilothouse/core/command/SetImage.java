// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pilothouse.core.command.ChangedLines.Line;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.Write;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gives containers of a workload's pod template, init containers too, other images, as `kubectl set image` does. The server
/// refuses it when one of them has another image by then than the person saw.
public record SetImage(ResourceRef target, List<Image> images, ChangeCause cause) implements Command {
  static final List<String> LISTS = List.of("initContainers", "containers");

  public SetImage {
    images = List.copyOf(images);
    if (images.isEmpty()) {
      throw new IllegalArgumentException("no image changes");
    }
  }

  /// The image of one container.
  ///
  /// @param list the field of the pod spec that it is in: `containers` or `initContainers`
  /// @param index its place there
  public record Image(String list, int index, String container, String before, String after) {
    Image reversed() {
      return new Image(list, index, container, after, before);
    }

    /// The images that two pod templates have different; an empty one where a container is not there.
    static List<Image> between(JsonNode now, JsonNode then) {
      List<Image> images = new ArrayList<>();
      for (String list : LISTS) {
        JsonNode before = now.path("spec").path(list);
        JsonNode after = then.path("spec").path(list);
        Set<String> names = new LinkedHashSet<>();
        before.forEach(container -> names.add(container.path("name").asText()));
        after.forEach(container -> names.add(container.path("name").asText()));
        int index = 0;
        for (String name : names) {
          Image image = new Image(list, index++, name, image(before, name), image(after, name));
          if (!image.before().equals(image.after())) {
            images.add(image);
          }
        }
      }
      return images;
    }

    private static String image(JsonNode containers, String name) {
      for (JsonNode container : containers) {
        if (container.path("name").asText().equals(name)) {
          return container.path("image").asText();
        }
      }
      return "";
    }
  }

  /// Sets images of the workload that was shown; those that a container has already are left out.
  ///
  /// @param wanted container to image
  /// @param changeCause why, for the rollout's history; empty to leave what is there
  /// @throws IllegalArgumentException when there is no such container, or nothing changes
  public static SetImage of(ResourceRef target, KubeObject shown, Map<String, String> wanted, String changeCause) {
    JsonNode spec = shown.root().at(PodSpecPath.of(target.kind()));
    List<Image> images = new ArrayList<>();
    int found = 0;
    for (String list : LISTS) {
      for (int index = 0; index < spec.path(list).size(); index++) {
        JsonNode container = spec.path(list).path(index);
        String name = container.path("name").asText();
        String image = wanted.get(name);
        found += image == null ? 0 : 1;
        String before = container.path("image").asText();
        if (image != null && !image.equals(before)) {
          images.add(new Image(list, index, name, before, image));
        }
      }
    }
    if (found < wanted.size()) {
      throw new IllegalArgumentException("no such container");
    }
    ResourceRef very = new ResourceRef(target.kind(), target.namespace(), target.name(), shown.uid());
    return new SetImage(very, images, ChangeCause.of(shown, changeCause));
  }

  @Override
  public Message title() {
    return images.size() == 1
        ? Message.of("command.setImage.title", images.getFirst().container(), images.getFirst().after())
        : Message.of("command.setImage.several", images.size());
  }

  @Override
  public Message effect() {
    return target.kind().kind().equals("Pod")
        ? Message.of("command.setImage.effect.pod")
        : Message.of("command.setImage.effect");
  }

  @Override
  public boolean destructive() {
    return false;
  }

  @Override
  public List<String> kubectl(String context) {
    List<String> words = new ArrayList<>(List.of("set", "image", Kubectl.name(target)));
    images.forEach(image -> words.add(image.container() + "=" + image.after()));
    List<String> line = Kubectl.line(context, target, words.toArray(String[]::new));
    return cause.changes() ? ChangeCause.kubectl(context, target, cause.after(), line) : line;
  }

  @Override
  public Write write() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    JsonPatch patch = JsonPatch.of(target);
    for (Image image : images) {
      String place = PodSpecPath.of(target.kind()) + "/" + image.list() + "/" + image.index();
      patch.test(place + "/name", json.textNode(image.container()));
      patch.change(place + "/image", json.textNode(image.before()), json.textNode(image.after()));
    }
    cause.addTo(patch);
    return patch.write("");
  }

  @Override
  public List<Line> changes() {
    ChangedLines lines = cause.lines();
    for (String list : LISTS) {
      List<Image> own = images.stream().filter(image -> image.list().equals(list)).toList();
      if (!own.isEmpty()) {
        ChangedLines part = ChangedLines.under(PodSpecPath.fields(target.kind(), list));
        own.forEach(image -> part.item(image.container()).change("image", image.before(), image.after()));
        lines.and(part);
      }
    }
    return lines.lines();
  }

  @Override
  public @Nullable Command undo() {
    return new SetImage(target, images.stream().map(Image::reversed).toList(), cause.reversed());
  }
}
