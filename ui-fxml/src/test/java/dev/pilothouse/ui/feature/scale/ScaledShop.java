// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.scale;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pilothouse.core.kind.DeploymentKind;
import dev.pilothouse.core.kind.HorizontalPodAutoscalerKind;
import dev.pilothouse.core.kind.KindDescriptor;
import dev.pilothouse.core.kind.PodDisruptionBudgetKind;
import dev.pilothouse.core.kind.ReplicaSetKind;
import dev.pilothouse.core.kind.ResourceQuotaKind;
import dev.pilothouse.core.model.ResourceRef;
import dev.pilothouse.ui.testing.FakeSession;
import dev.pilothouse.ui.testing.Shop;

/// The shop with what scaling is about: an autoscaler, a quota, a budget.
final class ScaledShop {
  static final ResourceRef CHECKOUT = new ResourceRef(DeploymentKind.KIND, "shop", "checkout", "shop-checkout");
  static final ResourceRef CATALOG = new ResourceRef(DeploymentKind.KIND, "shop", "catalog", "shop-catalog");

  private ScaledShop() {}

  static FakeSession open() {
    FakeSession session = Shop.open();
    scale(session, CHECKOUT, 5);
    scale(session, CATALOG, 6);
    autoscaler(session, 3, 12);
    put(
        session, new ResourceQuotaKind(),
        """
        {'metadata':{'name':'shop-quota','namespace':'shop','uid':'quota-shop'},
        'spec':{'hard':{'pods':'60','requests.cpu':'20','requests.memory':'48Gi'}},
        'status':{'hard':{'pods':'60','requests.cpu':'20','requests.memory':'48Gi'},'used':{'pods':'31','requests.cpu':'14200m','requests.memory':'31Gi'}}}""");
    put(
        session, new PodDisruptionBudgetKind(),
        """
        {'metadata':{'name':'checkout','namespace':'shop','uid':'pdb-checkout'},'spec':{'minAvailable':4,'selector':{'matchLabels':{'app':'checkout'}}},
        'status':{'expectedPods':5,'currentHealthy':5,'desiredHealthy':4,'disruptionsAllowed':1}}""");
    revision(session, "7d9f", 15, 3);
    revision(session, "6b5f", 14, 2);
    return session;
  }

  /// The autoscaler of checkout, which measures 74 % of 80 %.
  static void autoscaler(FakeSession session, int min, int max) {
    put(
        session, new HorizontalPodAutoscalerKind(),
        """
        {'metadata':{'name':'checkout','namespace':'shop','uid':'hpa-checkout','creationTimestamp':'2026-10-11T08:00:00Z'},
        'spec':{'minReplicas':%d,'maxReplicas':%d,'scaleTargetRef':{'apiVersion':'apps/v1','kind':'Deployment','name':'checkout'},
        'metrics':[{'type':'Resource','resource':{'name':'cpu','target':{'type':'Utilization','averageUtilization':80}}}]},
        'status':{'currentReplicas':5,'desiredReplicas':5,'lastScaleTime':'2026-11-21T10:40:00Z',
        'currentMetrics':[{'type':'Resource','resource':{'name':'cpu','current':{'averageUtilization':74,'averageValue':'185m'}}}],
        'conditions':[{'type':'AbleToScale','status':'True','reason':'ReadyForNewScale','message':'recommended size matches current size'},
        {'type':'ScalingActive','status':'True','reason':'ValidMetricFound','message':'ok'},
        {'type':'ScalingLimited','status':'False','reason':'DesiredWithinRange','message':'ok'}]}}"""
            .formatted(min, max));
  }

  /// A revision of checkout with the template that its pods are made of.
  private static void revision(FakeSession session, String hash, int number, int replicas) {
    put(
        session, new ReplicaSetKind(),
        """
        {'metadata':{'name':'checkout-%1$s','namespace':'shop','uid':'rs-shop-checkout-%1$s','creationTimestamp':'2026-11-21T10:41:00Z',
        'labels':{'app':'checkout','pod-template-hash':'%1$s'},'annotations':{'deployment.kubernetes.io/revision':'%2$d'},
        'ownerReferences':[{'apiVersion':'apps/v1','kind':'Deployment','name':'checkout','uid':'shop-checkout','controller':true}]},
        'spec':{'replicas':%3$d,'selector':{'matchLabels':{'app':'checkout','pod-template-hash':'%1$s'}},'template':{'metadata':{'labels':
        {'app':'checkout','pod-template-hash':'%1$s'}},'spec':{'containers':[{'name':'app','image':'shop/checkout:2.9.0',
        'resources':{'requests':{'cpu':'500m','memory':'512Mi'}}}]}}},'status':{'replicas':%3$d,'readyReplicas':%3$d,'observedGeneration':1}}"""
            .formatted(hash, number, replicas));
  }

  static void scale(FakeSession session, ResourceRef ref, int replicas) {
    session.objects.put(
        ref.path() + "/scale",
        Shop.parse(
            "{'metadata':{'name':'%s','namespace':'%s','uid':'%s'},'spec':{'replicas':%d},'status':{'replicas':%d,'selector':'app=%s'}}"
                .formatted(ref.name(), ref.namespace(), ref.uid(), replicas, replicas, ref.name())));
  }

  static void put(FakeSession session, KindDescriptor kind, String json) {
    JsonNode object = Shop.parse(json);
    session.add(kind, object);
  }
}
