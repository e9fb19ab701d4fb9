// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.details;

import dev.pilothouse.core.kind.GenericKind;
import dev.pilothouse.core.kind.HorizontalPodAutoscalerKind;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.model.KubeObject;
import dev.pilothouse.core.model.Message;
import dev.pilothouse.core.model.ResourceKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.core.port.ClusterException;
import dev.pilothouse.ui.testing.FakeSession;
import dev.pilothouse.ui.testing.Shop;
import dev.pilothouse.ui.text.Texts;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AutoscalerRowsTest {
  private static final Texts TEXTS = new Texts(Locale.ENGLISH);

  @Test
  void theSummarySaysWhatAnAutoscalerWillDoNextAndWhyNotMore() {
    KubeObject hpa =
        new KubeObject(
            Shop.parse(
                """
                {'apiVersion':'autoscaling/v2','kind':'HorizontalPodAutoscaler','metadata':{'name':'checkout','namespace':'shop'},
                'spec':{'minReplicas':3,'maxReplicas':12,'scaleTargetRef':{'apiVersion':'apps/v1','kind':'Deployment','name':'checkout'},
                'metrics':[{'type':'Resource','resource':{'name':'cpu','target':{'type':'Utilization','averageUtilization':80}}}]},
                'status':{'currentReplicas':12,'desiredReplicas':12,
                'currentMetrics':[{'type':'Resource','resource':{'name':'cpu','current':{'averageUtilization':160}}}]}}"""));
    List<String> lines =
        new DetailSections(hpa, null, picture(hpa), Shop.NOW.getEpochSecond())
            .all().getFirst().rows().stream().map(AutoscalerRowsTest::line).toList();
    assertThat(lines)
        .containsExactly(
            "Scales: Deployment checkout",
            "Replicas: 12 now, 3 to 12 allowed",
            "Measured: CPU 160 % of 80 %",
            "Next: Stays at 12: CPU 160 % of 80 % asks for 24, and 12 is its maximum.",
            "Up: after 0s, beyond 10 % of the target",
            "Down: after 5m, beyond 10 % of the target");
  }

  @Test
  void aScaledObjectThatMadeItIsWhatIsChanged() throws ClusterException {
    ResourceKind scaledObject = new ResourceKind("keda.sh", "v1alpha1", "scaledobjects", "ScaledObject", true);
    FakeSession session = Shop.open();
    KindDescriptor keda = new GenericKind(scaledObject, List.of());
    session.serve(keda);
    session.add(
        keda, Shop.parse("{'metadata':{'name':'orders','namespace':'shop','uid':'so'},'spec':{'maxReplicaCount':30}}"));
    HorizontalPodAutoscalerKind kind = new HorizontalPodAutoscalerKind();
    session.add(
        kind,
        Shop.parse(
            """
            {'apiVersion':'autoscaling/v2','kind':'HorizontalPodAutoscaler','metadata':{'name':'keda-hpa-orders','namespace':'shop',
            'uid':'hpa','ownerReferences':[{'apiVersion':'keda.sh/v1alpha1','kind':'ScaledObject','name':'orders','uid':'so',
            'controller':true}]},'spec':{'minReplicas':1,'maxReplicas':30},'status':{'currentReplicas':2,'desiredReplicas':2}}"""));
    AutoscalerPicture picture =
        new AutoscalerReader(session)
            .read(session.get(new ResourceRef(kind.kind(), "shop", "keda-hpa-orders")), session.store(kind.kind()).byUid("hpa"), List.of(), 0);
    assertThat(picture.autoscaler().ref()).isEqualTo(new ResourceRef(scaledObject, "shop", "orders", "so"));
    assertThat(picture.autoscaler().min()).as("KEDA goes down to nothing").isZero();
  }

  private static AutoscalerPicture picture(KubeObject hpa) {
    return new AutoscalerReader(Shop.open()).read(hpa, null, List.of(), Shop.NOW.getEpochSecond());
  }

  private static String line(DetailRow row) {
    Object place = row.name().places().isEmpty() ? "" : row.name().places().getFirst();
    return TEXTS.get(row.name()) + ": " + (place instanceof Message words ? TEXTS.get(words) : row.value());
  }
}
